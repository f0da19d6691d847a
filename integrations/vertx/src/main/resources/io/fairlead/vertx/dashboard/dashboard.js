'use strict';

// One connection brings everything: 'history' once, then 'sample', 'pool' and 'decisions' each second.

const PLOTS = [
  { id: 'rate', title: 'Requests per second', unit: 'requests/s', series: [['finished', 'rate']] },
  { id: 'ttft', title: 'Time to first token', unit: 'ms',
    series: [['p50', 'ttft50'], ['p90', 'ttft90'], ['p99', 'ttft99']] },
  { id: 'tpot', title: 'Time per output token', unit: 'ms',
    series: [['p50', 'tpot50'], ['p90', 'tpot90'], ['p99', 'tpot99']] },
  { id: 'hit', title: 'Prefix hit rate', unit: 'share of prompt tokens, 0 to 1', top: 1,
    series: [['hit rate', 'hitRate']] },
  { id: 'rejected', title: 'Rejections per second', unit: 'requests/s',
    series: [['rejected', 'rejected']] },
];
const KEEP = 600;
const STATES = { 'ok': 'state-ok', 'ramping up': 'state-soon', 'not answered yet': 'state-soon' };
const W = 560, H = 190, LEFT = 52, RIGHT = 10, TOP = 10, BOTTOM = 30;

let samples = [];
let decisions = [];
let chosen = null;
const byId = (id) => document.getElementById(id);

function element(name, attributes, ...children) {
  const svg = ['svg', 'line', 'path', 'text', 'g', 'circle'].includes(name);
  const e = svg ? document.createElementNS('http://www.w3.org/2000/svg', name)
                : document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) e.setAttribute(key, value);
  for (const child of children) e.append(child);
  return e;
}

function figure(value) {
  if (value === null || value === undefined) return '–';
  const size = Math.abs(value);
  if (size >= 1000) return Math.round(value).toLocaleString('en');
  if (size >= 100 || Number.isInteger(value)) return String(Math.round(value));
  return value.toFixed(size >= 10 ? 1 : 2);
}

function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString('en-GB');
}

// -- plots ------------------------------------------------------------------------------------------

function buildPlots() {
  for (const plot of PLOTS) {
    const name = plot.id + '-title';
    plot.svg = element('svg', {
      viewBox: `0 0 ${W} ${H}`, role: 'img', tabindex: '0',
      'aria-labelledby': name, 'aria-describedby': plot.id + '-legend',
    });
    plot.legend = element('ul', { class: 'legend', id: plot.id + '-legend' });
    plot.body = element('tbody');
    const head = element('tr', {}, element('th', { scope: 'col' }, 'Time'));
    for (const [label] of plot.series) {
      head.append(element('th', { scope: 'col', class: 'n' }, `${label} (${plot.unit})`));
    }
    plot.details = element('details', {},
      element('summary', {}, 'The same numbers as a table'),
      element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-labelledby': name },
        element('table', {}, element('thead', {}, head), plot.body)));
    plot.details.addEventListener('toggle', () => drawTable(plot));
    plot.cursor = null;
    plot.svg.addEventListener('keydown', (event) => moveCursor(plot, event));
    plot.svg.addEventListener('mousemove', (event) => pointAt(plot, event));
    plot.svg.addEventListener('mouseleave', () => { plot.cursor = null; drawPlot(plot); });
    plot.svg.addEventListener('blur', () => { plot.cursor = null; drawPlot(plot); });
    byId('plots').append(element('figure', {},
      element('figcaption', { id: name }, plot.title + ' ',
        element('span', { class: 'unit' }, `(${plot.unit})`)),
      plot.svg, plot.legend, plot.details));
  }
}

// while there is less than the window, the axis is no longer than what there is
function shownSeconds() {
  const age = samples.length ? samples[samples.length - 1].time - samples[0].time : 0;
  return Math.min(Number(byId('window').value), Math.max(60, Math.ceil(age / 60) * 60));
}

function visible() {
  return samples.slice(-shownSeconds());
}

function niceTop(value) {
  if (!(value > 0)) return 1;
  const power = Math.pow(10, Math.floor(Math.log10(value)));
  for (const step of [1, 2, 2.5, 5, 10]) {
    if (value <= step * power) return step * power;
  }
  return 10 * power;
}

function drawPlot(plot) {
  const shown = visible();
  const span = shownSeconds();
  const last = shown.length ? shown[shown.length - 1].time : Math.floor(Date.now() / 1000);
  const x = (time) => LEFT + (W - LEFT - RIGHT) * (1 - (last - time) / span);
  let max = 0;
  for (const sample of shown) {
    for (const [, key] of plot.series) max = Math.max(max, sample[key] ?? 0);
  }
  const top = plot.top || niceTop(max);
  const y = (value) => TOP + (H - TOP - BOTTOM) * (1 - value / top);
  const parts = [];
  for (let i = 0; i <= 4; i++) {
    const value = top * i / 4;
    parts.push(element('line', { class: 'grid', x1: LEFT, x2: W - RIGHT, y1: y(value), y2: y(value) }));
    parts.push(element('text', { x: LEFT - 6, y: y(value) + 4, 'text-anchor': 'end' }, figure(value)));
  }
  const ticks = span % 300 === 0 ? 5 : span % 180 === 0 ? 3 : 4;
  for (let i = 0; i <= ticks; i++) {
    const back = span * (ticks - i) / ticks;
    const label = back === 0 ? 'now' : back >= 60 ? `−${figure(back / 60)} min` : `−${back} s`;
    parts.push(element('text',
      { x: x(last - back), y: H - 10, 'text-anchor': i === 0 ? 'start' : i === ticks ? 'end' : 'middle' },
      label));
  }
  parts.push(element('line',
    { class: 'axis', x1: LEFT, x2: W - RIGHT, y1: H - BOTTOM, y2: H - BOTTOM }));
  plot.series.forEach(([, key], index) => {
    let path = '';
    let pen = false;
    for (const sample of shown) {
      const value = sample[key];
      if (value === null || value === undefined) { pen = false; continue; }
      path += `${pen ? 'L' : 'M'}${x(sample.time).toFixed(1)} ${y(Math.min(value, top)).toFixed(1)}`;
      if (!pen) path += 'h.01';
      pen = true;
    }
    parts.push(element('path', { class: `line s${index}`, d: path || 'M0 0', 'stroke-linecap': 'round' }));
  });
  let at = shown[shown.length - 1];
  if (plot.cursor !== null && shown.length) {
    at = shown[Math.max(0, Math.min(shown.length - 1, plot.cursor))];
    parts.push(element('line',
      { class: 'cursor', x1: x(at.time), x2: x(at.time), y1: TOP, y2: H - BOTTOM }));
  }
  plot.svg.replaceChildren(...parts);
  const items = plot.series.map(([label, key], index) => element('li', {},
    element('svg', { viewBox: '0 0 26 8', 'aria-hidden': 'true' },
      element('line', { class: `line s${index}`, x1: 0, x2: 26, y1: 4, y2: 4 })),
    `${label} ${figure(at && at[key])}`));
  if (at) items.push(element('li', {}, `at ${clock(at.time)}`));
  plot.legend.replaceChildren(...items);
}

function moveCursor(plot, event) {
  const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 }[event.key];
  const count = visible().length;
  if (step === undefined && event.key !== 'Home' && event.key !== 'End' || !count) return;
  event.preventDefault();
  const from = plot.cursor === null ? count - 1 : plot.cursor;
  const to = event.key === 'Home' ? 0 : event.key === 'End' ? count - 1 : from + step;
  plot.cursor = Math.max(0, Math.min(count - 1, to));
  drawPlot(plot);
}

function pointAt(plot, event) {
  const shown = visible();
  if (!shown.length) return;
  const box = plot.svg.getBoundingClientRect();
  const px = (event.clientX - box.left) * W / box.width;
  const span = shownSeconds();
  const last = shown[shown.length - 1].time;
  const time = last - span * (1 - (px - LEFT) / (W - LEFT - RIGHT));
  let best = 0;
  shown.forEach((sample, i) => {
    if (Math.abs(sample.time - time) < Math.abs(shown[best].time - time)) best = i;
  });
  plot.cursor = best;
  drawPlot(plot);
}

function drawTable(plot) {
  if (!plot.details.open) return;
  const rows = [];
  for (const sample of visible().slice().reverse()) {
    const row = element('tr', {}, element('td', {}, clock(sample.time)));
    for (const [, key] of plot.series) row.append(element('td', { class: 'n' }, figure(sample[key])));
    rows.push(row);
  }
  plot.body.replaceChildren(...rows);
}

function drawAll() {
  for (const plot of PLOTS) {
    drawPlot(plot);
    drawTable(plot);
  }
}

// -- now, pool, decisions ---------------------------------------------------------------------------

function showNow(sample) {
  byId('now-rate').textContent = figure(sample.rate);
  byId('now-inflight').textContent = figure(sample.inFlight);
  byId('now-ttft').textContent = sample.ttft50 === null ? '–' : `${figure(sample.ttft50)} ms`;
  byId('now-hit').textContent = sample.hitRate === null ? '–' : `${Math.round(sample.hitRate * 100)} %`;
  byId('now-rejected').textContent = figure(sample.rejectedTotal);
}

function showPool(endpoints) {
  const rows = endpoints.map((e) => {
    const kv = element('td', {});
    if (e.kvUse === null) {
      kv.append('unknown');
    } else {
      const fill = element('i');
      fill.style.width = `${Math.round(e.kvUse * 100)}%`;
      kv.append(element('span', { class: 'meter', 'aria-hidden': 'true' }, fill),
        `${Math.round(e.kvUse * 100)} %`);
    }
    return element('tr', {},
      element('td', { title: e.url }, e.name),
      element('td', { class: STATES[e.state] || 'state-off' }, e.state),
      number(e.inFlight), number(e.waiting), number(e.running), kv, number(e.reportAge),
      number(e.requests), number(e.failures),
      element('td', { class: 'models' }, e.models === null ? 'not told yet' : e.models.join(', ')));
  });
  if (!rows.length) rows.push(element('tr', {}, element('td', { colspan: '10' }, 'The pool is empty.')));
  byId('pool').tBodies[0].replaceChildren(...rows);
}

function number(value) {
  return element('td', { class: 'n' }, value === null || value === undefined ? 'unknown' : figure(value));
}

function showDecisions(latest) {
  decisions = latest.concat(decisions).slice(0, 100);
  if (byId('hold').checked || !decisions.length) return;
  const focused = document.activeElement && document.activeElement.dataset
    ? document.activeElement.dataset.decision : undefined;
  const rows = decisions.map((d) => {
    const button = element('button', { type: 'button', 'data-decision': d.number }, d.request);
    button.addEventListener('click', () => explain(d));
    return element('tr', chosen === d.number ? { class: 'chosen' } : {},
      element('td', {}, clock(d.time)), element('td', {}, button), element('td', {}, d.model),
      element('td', {}, d.endpoint === null ? `rejected: ${d.code}` : d.endpoint), number(d.margin));
  });
  byId('decision-list').tBodies[0].replaceChildren(...rows);
  if (focused) {
    const again = document.querySelector(`button[data-decision="${focused}"]`);
    if (again) again.focus({ preventScroll: true });
  }
}

async function explain(decision) {
  chosen = decision.number;
  history.replaceState(null, '', `#decision-${decision.number}`);
  showDecisions([]);
  const panel = byId('explanation');
  const title = element('h3', {}, `Explanation of ${decision.request}`);
  try {
    const answer = await fetch(`api/decisions/${decision.number}`);
    const text = await answer.text();
    panel.replaceChildren(title, answer.ok ? element('pre', { tabindex: '0' }, text)
      : element('p', {}, 'This decision is no longer kept: newer ones took its place.'));
  } catch (error) {
    panel.replaceChildren(title, element('p', {}, 'The gateway did not answer.'));
  }
}

// -- the stream -------------------------------------------------------------------------------------

function connect() {
  const source = new EventSource('api/events');
  const status = byId('connection');
  source.addEventListener('open', () => { status.textContent = 'live'; status.className = ''; });
  source.addEventListener('error', () => {
    status.textContent = 'connection lost, trying again …';
    status.className = 'lost';
  });
  source.addEventListener('history', (event) => {
    samples = JSON.parse(event.data);
    if (samples.length) showNow(samples[samples.length - 1]);
    drawAll();
  });
  source.addEventListener('sample', (event) => {
    const sample = JSON.parse(event.data);
    samples.push(sample);
    samples = samples.slice(-KEEP);
    showNow(sample);
    drawAll();
  });
  source.addEventListener('pool', (event) => showPool(JSON.parse(event.data)));
  source.addEventListener('decisions', (event) => showDecisions(JSON.parse(event.data)));
}

// a decision has an address of its own: #decision-17
function explainAddressed() {
  const match = /^#decision-(\d+)$/.exec(location.hash);
  if (match) explain({ number: Number(match[1]), request: `decision ${match[1]}` });
}

buildPlots();
window.addEventListener('hashchange', explainAddressed);
explainAddressed();
byId('window').addEventListener('change', drawAll);
byId('hold').addEventListener('change', () => showDecisions([]));
drawAll();
connect();
