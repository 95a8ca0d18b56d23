// The exports that are looked at, in a real browser.
//   node pages.js FOLDER     (made by test_pages.sh)
'use strict';
const fs = require('fs');
const http = require('http');
const { execFileSync } = require('child_process');
const path = require('path');
const { chromium } = require('playwright-core');
const [, , folder] = process.argv;
const modules = process.env.MODULES, shots = process.env.SHOTS;
const read = (name) => fs.readFileSync(path.join(folder, name), 'utf8');

let checks = 0, failures = 0;
function check(holds, what) {
  checks += 1;
  if (!holds) { failures += 1; console.log('failed: ' + what); }
}

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.vis': 'application/json', '.timelinejs': 'application/json' };
const PAGES = {
  '/vis': (name) => `<!doctype html><meta charset=utf-8><link rel=stylesheet href=/modules/vis-timeline/styles/vis-timeline-graph2d.min.css><link rel=icon href=data:,>
    <div id=t style="height:500px"></div><script src=/modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js></script>
    <script>fetch('/files/${name}.vis').then((r) => r.json()).then((d) => {
      window.made = new vis.Timeline(document.getElementById('t'), new vis.DataSet(d.items), new vis.DataSet(d.groups), { order: (a, b) => a.order - b.order, stack: d.items.length < 500, height: '500px' });
      window.made.fit({ animation: false }); window.items = d.items; });</script>`,
  '/timelinejs': (name) => `<!doctype html><meta charset=utf-8><link rel=stylesheet href=/modules/@knight-lab/timelinejs/dist/css/timeline.css><link rel=icon href=data:,>
    <div id=t style="height:600px"></div><script src=/modules/@knight-lab/timelinejs/dist/js/timeline.js></script>
    <script>fetch('/files/${name}.timelinejs').then((r) => r.json()).then((d) => { window.data = d; window.made = new TL.Timeline('t', d, { font: null }); });</script>`,
};
const server = http.createServer((request, response) => {
  const url = new URL(request.url, 'http://x');
  if (PAGES[url.pathname]) {
    response.setHeader('content-type', 'text/html');
    response.end(PAGES[url.pathname](url.searchParams.get('name')));
    return;
  }
  const file = url.pathname.startsWith('/modules/') ? path.join(modules, url.pathname.slice(9)) : path.join(folder, url.pathname.slice(7));
  if (!fs.existsSync(file)) { response.statusCode = 404; response.end(); return; }
  response.setHeader('content-type', TYPES[path.extname(file)] || 'application/octet-stream');
  response.end(fs.readFileSync(file));
});

async function open(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.problems = [];
  page.requested = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) page.problems.push(message.text()); });
  page.on('pageerror', (error) => page.problems.push(error.message));
  page.on('dialog', (dialog) => { page.problems.push('dialog ' + dialog.message()); dialog.dismiss(); });
  page.on('request', (request) => { if (!request.url().startsWith('data:') && !request.url().startsWith('blob:')) page.requested.push(request.url()); });
  await page.goto(url);
  return page;
}
const dated = (timeline) => timeline.events.filter((e) => e.time.earliest && e.time.latest).length;

async function testPage(browser, name) {
  const timeline = JSON.parse(read(name + '.json'));
  const page = await open(browser, 'file://' + path.join(folder, name + '.html'));
  const count = timeline.events.length;
  await page.waitForFunction(() => document.querySelectorAll('#list button[data-event], #list [data-event], #list li').length > 0);
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  console.log(`  ${name}: ${count} events, first paint after ${Math.round(paint)} ms`);
  check((await page.textContent('#facts')).replace(/,/g, '').includes(String(count)), `${name}: the page counts ${count} events`);
  check(page.problems.length === 0, `${name}: ${page.problems[0]}`);
  check(page.requested.length === 1, `${name}: the page asks for ${page.requested[1]}`);
  await page.screenshot({ path: path.join(shots, name + '.png') });
  await page.context().close();
}

async function testAccessibility(browser, name, options, label) {
  const page = await open(browser, 'file://' + path.join(folder, name + '.html'), { ...options, bypassCSP: true });
  await page.waitForSelector('#list button');
  await page.click('#list button');
  await page.evaluate(fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  check(violations.length === 0, `${name} ${label}: axe-core: ${violations.map((v) => v.id + ' ' + v.nodes[0].html).join('; ')}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check(wide <= 0, `${name} ${label}: the page is ${wide} px too wide`);
  await page.screenshot({ path: path.join(shots, `${name}-${label}.png`), fullPage: label === 'narrow' });
  await page.context().close();
}

async function testUse(browser) {
  const page = await open(browser, 'file://' + path.join(folder, 'harbour.html'));
  const rows = () => page.locator('#list button:visible').count();
  const all = await rows();
  check(all > 10, 'harbour: the list holds the events');
  await page.fill('#search', 'mediator');
  await page.waitForTimeout(300);
  const found = await rows();
  check(found > 0 && found < all, `search leaves ${found} of ${all}`);
  await page.click('button[type=reset]');
  await page.waitForTimeout(300);
  check(await rows() === all, 'clearing shows all again');
  await page.uncheck('input[value=statement]');
  await page.waitForTimeout(300);
  const meetings = await rows();
  check(meetings > 0 && meetings < all, `without statements ${meetings} of ${all} are left`);
  await page.check('input[value=statement]');
  await page.selectOption('#person', { index: 1 });
  await page.waitForTimeout(300);
  const person = await rows();
  check(person > 0 && person < all, `one person has ${person} of ${all}`);
  await page.selectOption('#person', '');
  await page.fill('#from', '2014-03-10');
  await page.waitForTimeout(300);
  const late = await rows();
  check(late > 0 && late < all, `from 10 March ${late} of ${all}`);
  await page.click('button[type=reset]');
  await page.waitForTimeout(300);

  // by mouse to the evidence
  await page.click('#list button >> nth=3');
  check(await page.locator('#detail').isVisible(), 'a click opens the detail');
  check(await page.locator('#detail mark').count() > 0, 'the trigger is marked in its sentence');
  const article = page.locator('#detail details').first();
  await article.locator('summary').click();
  await page.waitForTimeout(200);
  check(await article.locator('mark').first().isVisible(), "the sentence is marked in the article's text");
  await page.screenshot({ path: path.join(shots, 'harbour-evidence.png'), fullPage: true });
  await page.keyboard.press('Escape');
  check(!await page.locator('#detail').isVisible(), 'Escape closes the detail');

  check(page.problems.length === 0, `use: ${page.problems[0]}`);
  check(page.requested.length === 1, `use: the page asks for ${page.requested[1]}`);
  await page.context().close();
}

// Tab goes from control to control; what it reaches must be seen to be reached.
async function tabTo(page, selector) {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const state = await page.evaluate((wanted) => {
      const node = document.activeElement, style = getComputedStyle(node);
      return { there: node.matches(wanted), seen: node === document.body || style.outlineStyle !== 'none' || style.boxShadow !== 'none' };
    }, selector);
    check(state.seen, `the focus is not to be seen on the way to ${selector}`);
    if (state.there) return true;
  }
  return false;
}

async function testKeyboard(browser) {
  const page = await open(browser, 'file://' + path.join(folder, 'harbour.html'));
  await page.waitForSelector('#list button');
  const announced = () => page.textContent('#announce');
  check(await tabTo(page, '#search'), 'Tab reaches the search');
  await page.keyboard.type('mediator');
  await page.waitForTimeout(300);
  check(/^[1-9]\d* events? shown$/.test(await announced()), `the number found is announced: ${await announced()}`);
  check(await tabTo(page, 'button[type=reset]'), 'Tab reaches the button that clears');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
  check(await tabTo(page, '#canvas-box'), 'Tab reaches the lanes');
  const days = (text) => { const [from, to] = text.split(' to ').map((day) => Date.parse(day + ' UTC')); return (to - from) / 86400000; };
  await page.keyboard.press('-');
  const wide = days(await announced());
  for (let i = 0; i < 30; i++) await page.keyboard.press('+');
  const close = days(await announced());
  check(wide > 10 && close <= 1, `plus goes from ${wide} days to ${close}`);
  for (let i = 0; i < 40; i++) await page.keyboard.press('-');
  check(days(await announced()) > 3000, `minus goes out to years: ${await announced()}`);
  await page.keyboard.press('0');
  const before = await announced();
  await page.keyboard.press('ArrowRight');
  check(before !== await announced(), 'an arrow key moves the lanes');
  check(await tabTo(page, '#list button'), 'Tab reaches the events');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  check(await page.evaluate(() => document.activeElement.closest('#detail') !== null), 'Enter goes to the detail');
  await page.keyboard.press('Escape');
  check(!await page.locator('#detail').isVisible() && await page.evaluate(() => document.activeElement.matches('#list button')), 'Escape goes back to the event');
  check(page.problems.length === 0, `keyboard: ${page.problems[0]}`);
  await page.context().close();
}

// What a screen reader is told: names and roles, in the order of the page.
async function testScreenReader(browser) {
  const page = await open(browser, 'file://' + path.join(folder, 'harbour.html'));
  await page.waitForSelector('#list button');
  const told = await page.locator('body').ariaSnapshot();
  const timeline = JSON.parse(read('harbour.json'));
  for (const line of ['- heading "', '- searchbox "Search', '- combobox "Person', '- checkbox "Meetings"', '- region "Events in order"', '- region "Chart of the events by person"', '- link "Skip to the events"'])
    check(told.includes(line), `a screen reader is not told of ${line}`);
  const plain = (text) => text.replace(/[^\p{L}\p{N}]/gu, '');
  const list = plain(told);
  for (const event of timeline.events) check(list.includes(plain(event.summary)), `a screen reader is not told of ${event.summary}`);
  for (const event of timeline.events.filter((e) => e.status !== 'occurred')) {
    const name = await page.locator(`#event-${event.id}`).textContent();
    check(/planned|called off|postponed|denied/.test(name), `the status of ${event.summary} is only drawn: ${name}`);
  }
  await page.context().close();
}

// Corrections made on the page are what the next build takes.
async function testCorrections(browser) {
  const page = await open(browser, 'file://' + path.join(folder, 'harbour.html'));
  const timeline = JSON.parse(read('harbour.json'));
  await page.waitForSelector('#list button');
  const [hide, set] = timeline.events.filter((e) => e.status === 'occurred');
  const meetings = timeline.events.filter((e) => e.kind === 'meeting' && e !== hide && e !== set);
  const people = (e) => new Set(e.participants.map((p) => p.entity));
  const pair = meetings.flatMap((a) => meetings.filter((b) => b !== a && [...people(a)].some((p) => people(b).has(p))).map((b) => [a, b]))[0];
  const opened = async (event) => { await page.locator(`#event-${event.id}`).click(); };
  await opened(hide);
  await page.getByRole('button', { name: 'Hide it' }).click();
  check(await page.locator(`#event-${hide.id}`).count() === 0, 'a hidden event leaves the list');
  await opened(set);
  await page.locator('#detail input[type=date]').fill('2014-03-09');
  await page.getByRole('button', { name: 'Set the date' }).click();
  await opened(pair[0]);
  await page.locator('#detail select').selectOption(pair[1].uid);
  await page.getByRole('button', { name: 'Merge' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save').click()]);
  const corrections = path.join(folder, 'corrections.jsonl');
  await download.saveAs(corrections);
  const again = path.join(folder, 'corrected.json');
  execFileSync(process.env.DATELINE, ['build', '-q', '-m', process.env.MANIFEST, '--previous', path.join(folder, 'harbour.json'), '--corrections', corrections, '-o', again]);
  const corrected = JSON.parse(fs.readFileSync(again, 'utf8')).events;
  check(!corrected.some((e) => e.uid === hide.uid), 'the hidden event is in the next build');
  check(corrected.some((e) => e.uid === set.uid && e.time.earliest.startsWith('2014-03-09')), 'the date is not set in the next build');
  check(corrected.filter((e) => pair.some((p) => p.uid === e.uid)).length === 1, 'the two events are not one in the next build');
  check(corrected.length === timeline.events.length - 2, `the next build has ${corrected.length} of ${timeline.events.length} events`);
  await page.locator('#discard').click();
  check(await page.locator(`#event-${hide.id}`).count() === 1 && !await page.locator('#corrections').isVisible(), 'discarding brings the event back');
  check(page.problems.length === 0, `corrections: ${page.problems[0]}`);
  await page.context().close();
}

// On paper: every event, no control, the chart in light colours.
async function testPrint(browser) {
  const page = await open(browser, 'file://' + path.join(folder, 'harbour.html'), { colorScheme: 'dark' });
  await page.waitForSelector('#list button');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  for (const hidden of ['#filters', '.zoom', '.hint', '.skip']) check(!await page.locator(hidden).first().isVisible(), `${hidden} is printed`);
  const corner = await page.evaluate(() => [...document.getElementById('canvas').getContext('2d').getImageData(2, 2, 1, 1).data]);
  check(corner[0] > 200 && corner[1] > 200, `the chart is printed on ${corner}`);
  check((await page.evaluate(() => getComputedStyle(document.body).backgroundColor)) === 'rgb(255, 255, 255)', 'the paper is not white');
  await page.screenshot({ path: path.join(shots, 'harbour-print.png'), fullPage: true });
  const file = path.join(shots, 'harbour.pdf');
  await page.pdf({ path: file, format: 'A4' });
  check(fs.readFileSync(file).subarray(0, 5).toString() === '%PDF-', 'no paper comes out');
  const count = await page.locator('#list .event:visible').count();
  check(count === JSON.parse(read('harbour.json')).events.length, `${count} events are printed`);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  check(await page.evaluate(() => document.documentElement.dataset.theme) === 'dark', 'the screen stays light after printing');
  await page.context().close();
}

async function testScrolling(browser) {
  const page = await open(browser, 'file://' + path.join(folder, 'many.html'));
  await page.waitForSelector('#list button');
  const frames = await page.evaluate(() => new Promise((done) => {
    const times = [];
    let last = performance.now(), left = 60;
    const step = (now) => {
      times.push(now - last);
      last = now;
      scrollBy(0, 400);
      if (left--) requestAnimationFrame(step); else done(times.sort((a, b) => a - b));
    };
    requestAnimationFrame(step);
  }));
  console.log(`  many: scrolling, median frame ${Math.round(frames[30])} ms, worst ${Math.round(frames[60])} ms`);
  check(page.problems.length === 0, `many: ${page.problems[0]}`);
  await page.context().close();
}

async function testVis(browser, base, name) {
  const data = JSON.parse(read(name + '.vis'));
  const timeline = JSON.parse(read(name + '.json'));
  check(data.items.length === dated(timeline), `${name}: vis has ${data.items.length} items of ${dated(timeline)}`);
  const page = await open(browser, `${base}/vis?name=${name}`);
  await page.waitForFunction(() => window.made && document.querySelector('.vis-item'), null, { timeout: 60000 });
  const drawn = await page.evaluate(() => Object.keys(window.made.itemSet.items).filter((id) => window.made.itemSet.items[id].parent).length);
  check(drawn === data.items.length, `${name}: vis-timeline draws ${drawn} of ${data.items.length}`);
  const precise = data.items.every((item) => !item.end || item.end > item.start);
  check(precise, `${name}: ends lie after starts`);
  check(page.problems.length === 0, `${name}: vis-timeline: ${page.problems[0]}`);
  await page.screenshot({ path: path.join(shots, name + '-vis.png') });
  await page.context().close();
}

async function testTimelineJS(browser, base, name) {
  const data = JSON.parse(read(name + '.timelinejs'));
  const timeline = JSON.parse(read(name + '.json'));
  check(data.events.length === dated(timeline), `${name}: TimelineJS has ${data.events.length} slides of ${dated(timeline)}`);
  const page = await open(browser, `${base}/timelinejs?name=${name}`);
  await page.waitForFunction(() => document.querySelectorAll('.tl-timemarker').length > 0, null, { timeout: 120000 });
  await page.waitForTimeout(1000);
  const drawn = await page.locator('.tl-timemarker').count();
  check(drawn === data.events.length, `${name}: TimelineJS draws ${drawn} of ${data.events.length}`);
  // a month is sorted by its first day; inside a day the order is ours
  const place = new Map((await page.evaluate(() => window.made.config.events.map((e) => e.unique_id))).map((id, i) => [id, i]));
  const spelled = ({ year, month, day }) => [year, month, day].join('-');
  const days = data.events.filter((e) => e.start_date.day);
  const turned = days.filter((e, i) => i > 0 && spelled(e.start_date) === spelled(days[i - 1].start_date) && place.get(e.unique_id) < place.get(days[i - 1].unique_id));
  check(place.size === data.events.length && turned.length === 0, `${name}: TimelineJS turns the order inside a day: ${JSON.stringify(turned[0])}`);
  check(page.problems.length === 0, `${name}: TimelineJS: ${page.problems[0]}`);
  await page.screenshot({ path: path.join(shots, name + '-timelinejs.png') });
  await page.context().close();
}

function testEdtf(name) {
  const edtf = require('edtf');
  const parse = edtf.default || edtf;
  for (const event of JSON.parse(read(name + '.json')).events) {
    if (!event.time.edtf) continue;
    let fine = true;
    try { parse(event.time.edtf); } catch { fine = false; }
    check(fine, `${name}: edtf refuses ${event.time.edtf}`);
  }
}

(async () => {
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const base = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    for (const name of ['harbour', 'shapes', 'hostile', 'many']) await testPage(browser, name);
    for (const name of ['harbour', 'shapes', 'hostile']) {
      await testAccessibility(browser, name, {}, 'light');
      await testAccessibility(browser, name, { colorScheme: 'dark' }, 'dark');
      await testAccessibility(browser, name, { viewport: { width: 360, height: 740 } }, 'narrow');
    }
    await testUse(browser);
    await testKeyboard(browser);
    await testScreenReader(browser);
    await testCorrections(browser);
    await testPrint(browser);
    await testScrolling(browser);
    for (const name of ['harbour', 'shapes', 'hostile', 'many']) await testVis(browser, base, name);
    for (const name of ['harbour', 'shapes', 'hostile', 'many']) await testTimelineJS(browser, base, name);
    for (const name of ['harbour', 'shapes', 'many']) testEdtf(name);
  } finally {
    await browser.close();
    server.close();
  }
  console.log(`tests/clients/pages.js: ${checks} checks, ${failures} failed`);
  process.exitCode = failures ? 1 : 0;
})().catch((error) => { console.log(error); process.exit(1); });
