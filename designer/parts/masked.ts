/** Enough to recognise a value that one knows, too little to use it. What is masked already stays as it is. */
export function masked(value: string): string {
  if (value.includes('*')) return value;
  const at = value.indexOf('@');
  if (at > 0) return `${value.slice(0, 1)}***${value.slice(at)}`;
  if (value.length < 8) return `${value.slice(0, 1)}***`;
  return `${value.slice(0, 3)}****${value.slice(-4)}`;
}
