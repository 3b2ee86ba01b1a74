// The page's own button. It works the same whether Dogear is there, blocked, or still loading.
const button = document.querySelector('.consult button');
const answer = document.querySelector('.consult output');

button?.addEventListener('click', () => {
  button.disabled = true;
  answer.textContent = '已记下。顾问会在工作日 9:00–18:00 联系你，不会连续拨打。';
  window.dogear?.track('consult_click', { article: button.dataset.article, topic: button.dataset.topic });
});
