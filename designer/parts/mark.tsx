/** The mark of the product: a page with its corner folded. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 20 24" aria-hidden="true">
      <path class="mark-page" d="M0 2a2 2 0 0 1 2-2h10l8 8v14a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2z" />
      <path class="mark-fold" d="M12 0l8 8h-6a2 2 0 0 1-2-2z" />
    </svg>
  );
}
