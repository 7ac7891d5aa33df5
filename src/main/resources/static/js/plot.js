/** Plots that are read in black and white too: every line has its own dashes and its own point, every bar its own hatching. */

const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [14, 4], [4, 4, 1, 4]];
const POINTS = ['circle', 'rect', 'triangle', 'rectRot', 'cross', 'star'];
const INKS = ['#1b4f8f', '#a3341f', '#2c6b3a', '#6b3a8c', '#8a5a00', '#0f6b74'];

const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** The read fractions of each track over time, with the lines of treatment as bars above the axis. */
export function coursePlot(canvas, tracks, lines) {
  const dated = tracks.map((track) => ({ ...track, points: track.points.filter((point) => point.date) }))
    .filter((track) => track.points.length > 0);
  if (dated.length === 0) return null;
  const days = dated.flatMap((track) => track.points.map((point) => Date.parse(point.date)))
    .concat(lines.filter((line) => line.since).map((line) => Date.parse(line.since)));
  const text = ink('--ink') || '#222';
  return new globalThis.Chart(canvas, {
    type: 'line',
    data: {
      datasets: dated.map((track, i) => ({
        label: `${track.name} (${track.trend})`,
        data: track.points.map((point) => ({ x: Date.parse(point.date), y: share(point) })),
        borderColor: INKS[i % INKS.length],
        backgroundColor: INKS[i % INKS.length],
        borderDash: DASHES[i % DASHES.length],
        pointStyle: POINTS[i % POINTS.length],
        pointRadius: 6,
        borderWidth: 2,
        spanGaps: true,
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      layout: { padding: { top: 8 + 18 * lines.length } },
      scales: {
        x: {
          type: 'linear',
          min: Math.min(...days),
          max: Math.max(...days) + 86400000,
          ticks: { color: text, maxTicksLimit: 8, callback: (value) => new Date(value).toISOString().slice(0, 10) },
        },
        y: { beginAtZero: true, title: { display: true, text: 'Share of reads, %', color: text }, ticks: { color: text } },
      },
      plugins: {
        legend: { position: 'bottom', labels: { color: text, usePointStyle: true } },
        tooltip: { callbacks: { title: ([item]) => new Date(item.parsed.x).toISOString().slice(0, 10) } },
      },
    },
    plugins: [treatments(lines, text)],
  });
}

/** One count over time, with a line across for each threshold: full where the patient takes its drug, else dotted. */
export function countPlot(canvas, count) {
  const points = count.points.filter((point) => point.date && point.value != null)
    .map((point) => ({ x: Date.parse(point.date), y: point.value }));
  if (points.length === 0) return null;
  const text = ink('--ink') || '#222';
  const days = points.map((point) => point.x);
  const from = Math.min(...days) - 86400000;
  const to = Math.max(...days) + 86400000;
  const levels = levelsOf(count.thresholds);
  return new globalThis.Chart(canvas, {
    type: 'line',
    data: {
      datasets: [
        { label: count.name, data: points, borderColor: INKS[0], backgroundColor: INKS[0], pointRadius: 5, borderWidth: 2 },
        ...levels.map((level, i) => ({
          label: `${level.value}: ${level.label}`,
          data: [{ x: from, y: level.value }, { x: to, y: level.value }],
          borderColor: INKS[(i + 1) % INKS.length],
          borderDash: level.taken ? [] : DASHES[2],
          borderWidth: level.taken ? 2 : 1.2,
          pointRadius: 0,
        })),
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      scales: {
        x: {
          type: 'linear', min: from, max: to,
          ticks: { color: text, maxTicksLimit: 6, callback: (value) => new Date(value).toISOString().slice(0, 10) },
        },
        y: { beginAtZero: true, title: { display: true, text: count.unit, color: text }, ticks: { color: text } },
      },
      plugins: {
        legend: { position: 'bottom', labels: { color: text, boxHeight: 1, filter: (item) => item.datasetIndex > 0 } },
        tooltip: { callbacks: { title: ([item]) => new Date(item.parsed.x).toISOString().slice(0, 10) } },
      },
    },
  });
}

/** The thresholds by value; of drugs that are taken where there are any, and never more than can be told apart. */
function levelsOf(thresholds) {
  const taken = thresholds.filter((one) => one.taken.length > 0);
  const byValue = new Map();
  for (const one of taken.length > 0 ? taken : thresholds) {
    const drugs = taken.length > 0 ? one.taken : one.drugs;
    byValue.set(one.value, new Set([...(byValue.get(one.value) ?? []), ...drugs]));
  }
  return [...byValue].slice(0, INKS.length - 1).map(([value, drugs]) => ({
    value, taken: taken.length > 0, label: [...drugs].slice(0, 2).join(', ') + (drugs.size > 2 ? ` and ${drugs.size - 2} more` : ''),
  }));
}

const share = (point) => (point.presence === 'present' ? (point.share == null ? null : 100 * point.share) : 0);

/** Each drug as a bar from its first day to the first day of the next, with its name. */
function treatments(lines, text) {
  const dated = lines.filter((line) => line.since);
  return {
    id: 'treatments',
    afterDraw({ ctx, chartArea, scales }) {
      ctx.save();
      ctx.font = '12px system-ui, sans-serif';
      ctx.fillStyle = text;
      ctx.strokeStyle = text;
      dated.forEach((line, i) => {
        const from = Math.max(chartArea.left, scales.x.getPixelForValue(Date.parse(line.since)));
        const next = dated[i + 1];
        const to = next && line.state !== 'active' ? scales.x.getPixelForValue(Date.parse(next.since)) : chartArea.right;
        const y = chartArea.top - 14 - 18 * i;
        ctx.beginPath();
        ctx.moveTo(from, y + 4);
        ctx.lineTo(from, y - 4);
        ctx.moveTo(from, y);
        ctx.lineTo(Math.max(from, to), y);
        ctx.stroke();
        ctx.fillText(line.drug, Math.min(from + 4, chartArea.right - 80), y - 4);
      });
      ctx.restore();
    },
  };
}

/** Counts by tumour site, one bar a site, with the answers to treatment stacked in it. */
export function cohortPlot(canvas, sites, answers) {
  const text = ink('--ink') || '#222';
  return new globalThis.Chart(canvas, {
    type: 'bar',
    data: {
      labels: sites.map((site) => site.name),
      datasets: answers.map((answer, i) => ({
        label: answer.label,
        data: sites.map((site) => site[answer.key] ?? 0),
        backgroundColor: hatched(canvas, INKS[i % INKS.length], i),
        borderColor: INKS[i % INKS.length],
        borderWidth: 1.5,
      })),
    },
    options: {
      indexAxis: 'y',
      animation: false,
      maintainAspectRatio: false,
      scales: {
        x: { stacked: true, beginAtZero: true, ticks: { precision: 0, color: text }, title: { display: true, text: 'Patients', color: text } },
        y: { stacked: true, ticks: { color: text } },
      },
      plugins: { legend: { labels: { color: text } } },
    },
  });
}

/** A fill that is told apart without colour: empty, lines up, lines down, dots, full. */
function hatched(canvas, colour, i) {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const ctx = tile.getContext('2d');
  ctx.strokeStyle = ctx.fillStyle = colour;
  ctx.lineWidth = 1.5;
  const draw = [
    () => ctx.fillRect(0, 0, 8, 8),
    () => { ctx.moveTo(0, 8); ctx.lineTo(8, 0); },
    () => { ctx.moveTo(0, 0); ctx.lineTo(8, 8); },
    () => ctx.fillRect(3, 3, 2, 2),
    () => {},
  ][i % 5];
  ctx.beginPath();
  draw();
  ctx.stroke();
  return canvas.getContext('2d').createPattern(tile, 'repeat');
}
