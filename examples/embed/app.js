/**
 * A single-page app without a framework. The examples are plain files, so the route stands in the query
 * (`?read=beneficiary`); with a server that answers every path, `/read/beneficiary` is the same to Dogear.
 *
 * Nothing here calls Dogear to say that the page changed: it sees pushState, replaceState and popstate, and waits
 * for the text. `dogear.page()` is only for an app that shows something new at the same address with the same text.
 */
const ARTICLES = {
  beneficiary: {
    title: '受益人写“法定”，会发生什么',
    paragraphs: [
      '保单上受益人那一栏，多数人当场都写了“法定”，因为不用想。可是不用想的事，往往留给了家里人去想。',
      '写“法定”，保险金就按继承的顺序来分：配偶、子女、父母，同一顺序的人平均分，一个都不能少。要领这笔钱，所有人都得到场，或者都去公证。',
      '有人在外地，有人是未成年，有人早就不来往，材料就差那一份。钱不会丢，但会晚，而家里等钱的时候，晚几个月是很长的。',
      '指定受益人就简单得多：写名字、证件号和份额，理赔时谁来谁领。还可以写顺序，第一受益人不在了，由第二受益人领。',
      '也有该写“法定”的时候：实在不想在亲人之间分出先后，又都在身边。那就把所有人的证件复印好，和保单放在一起。',
    ],
  },
  grace: {
    title: '宽限期：忘了缴费，保单还在吗',
    paragraphs: [
      '缴费日那天账户里没钱，保单并不会当天失效。合同给了六十天，叫宽限期，这六十天里出了事照样赔。',
      '过了六十天还没缴，合同就中止了。中止不是终止：两年之内可以申请复效，补缴保费和利息，重新告知健康状况。',
      '难的是最后那一条。两年里身体变了，复效就要重新核保，可能加费，也可能被拒。所以宽限期真正的用处，是让人来得及把钱补上，而不是让人可以晚缴。',
      '省心的办法只有一个：把扣款日写进日历，账户里多留一期的钱；换银行卡的时候，第一件事是去改扣款账户。',
    ],
  },
  loan: {
    title: '保单贷款：急用钱时先别退保',
    paragraphs: [
      '急用一笔钱的时候，很多人先想到退保。退保当然能拿到现金价值，可是保障也一起没了，以后再买，年纪大了，身体也未必允许。',
      '长期险多半可以贷款：按现金价值的八成借，两三天到账，利率写在合同里，通常六个月一期，到期只还利息也可以续。',
      '借款期间保障不变，出了事先从保险金里扣掉欠的本息，剩下的照赔。要当心的是一直不还：欠款超过现金价值那天，合同就中止了。',
      '所以问自己一句：这笔钱半年内还得上吗？还得上就借，还不上再考虑减少保额，退保放在最后。',
    ],
  },
};

const app = document.getElementById('app');
const routeOf = (address) => new URL(address, location.href).searchParams.get('read');

/** As a framework would: the address changes first, the text comes a little later, over the network. */
async function show() {
  const route = routeOf(location.href);
  app.replaceChildren();
  const article = await load(route);
  if (route !== routeOf(location.href)) return;
  document.title = article ? article.title : '单页应用';
  app.replaceChildren(...(article ? pageOf(article) : listOf()));
  scrollTo(0, 0);
}

/** In place of `fetch`. */
const load = async (route) => ARTICLES[route];

function pageOf({ title, paragraphs }) {
  const article = make(
    'article',
    {},
    make('h1', {}, title),
    ...paragraphs.map((text) => make('p', {}, text)),
  );
  const ask = make('button', { type: 'button' }, '预约顾问');
  ask.onclick = () => dogear.track('advice_asked', { topic: title });
  // Not part of the article: what is read ends where the article ends.
  return [article, make('p', {}, ask), make('p', {}, link('?', '回到目录'))];
}

function listOf() {
  const items = Object.entries(ARTICLES).map(([route, { title }]) =>
    make('li', {}, link(`?read=${route}`, title)),
  );
  const signIn = make('button', { type: 'button' }, '登录');
  // Who reads: the id in your system, and what you know of them. Readings before this are theirs as well.
  signIn.onclick = () => dogear.identify('embed-reader', { name: '示例读者' });
  // A list of titles is read by nobody as an article; without this mark it might be taken for one.
  const list = make('section', { 'data-dogear-ignore': '' }, make('ul', {}, ...items));
  return [make('h1', {}, '三篇短文'), list, make('p', {}, signIn)];
}

function link(address, text) {
  const anchor = make('a', { href: address }, text);
  anchor.onclick = (event) => {
    event.preventDefault();
    history.pushState({}, '', address);
    show();
  };
  return anchor;
}

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

addEventListener('popstate', show);
show();
