// The page's own button. Where Dogear was blocked or is still loading nobody would hear of it, so it says so.
const button = document.querySelector('.consult button');
const answer = document.querySelector('.consult output');

button?.addEventListener('click', () => {
  if (!window.dogear) {
    answer.textContent = '现在预约不上，请过一会儿再按一次。';
    return;
  }
  window.dogear.track('consult_click', { article: button.dataset.article, topic: button.dataset.topic });
  button.disabled = true;
  answer.textContent = '已记下。顾问会在工作日 9:00–18:00 联系你，不会连续拨打。';
});
