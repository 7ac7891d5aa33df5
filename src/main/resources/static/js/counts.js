/** Draws what was measured over time beside its thresholds, and what else is known beyond genes, from $counts. */

import { el } from './page.js';
import { countPlot } from './plot.js';
import { groups } from './parameters.js';

const first = (list) => list?.[0];

/** The counts and the other results of the Parameters. */
export function read(parameters) {
  const told = groups(parameters);
  return {
    counts: (told.count ?? []).map((count) => ({
      name: first(count.name),
      unit: first(count.unit),
      points: (count.point ?? []).map((point) => ({
        date: first(point.date), value: first(point.value), result: first(point.result), preliminary: first(point.preliminary) === true,
      })),
      thresholds: (count.threshold ?? []).map((one) => ({
        value: first(one.value), side: first(one.side), drugs: one.drug ?? [], taken: one.taken ?? [],
      })),
    })),
    others: (told.other ?? []).map((one) => [first(one.name), first(one.result) ?? '', first(one.date) ?? '']),
  };
}

/** One figure for each count; those of drugs that are taken first. `into` is emptied. */
export function drawCounts(into, counts) {
  const ordered = [...counts].sort((one, other) => Number(matters(other)) - Number(matters(one)));
  into.replaceChildren(...ordered.map(figure));
  ordered.forEach((count, i) => {
    const canvas = into.children[i].querySelector('canvas');
    if (canvas && !countPlot(canvas, count)) canvas.parentElement.remove();
  });
}

const matters = (count) => count.thresholds.some((one) => one.taken.length > 0);

function figure(count) {
  const newest = count.points.at(-1);
  return el('figure', { class: 'count', 'data-testid': 'count' },
    el('figcaption', {}, el('strong', {}, count.name), ` ${newest.result}`,
      newest.preliminary && ' (preliminary)', newest.date && `, ${newest.date}`),
    el('div', { class: 'plot small' }, el('canvas', {
      role: 'img', 'aria-label': `${count.name} over time beside its thresholds; the same stands in the table below`,
    })),
    el('details', { class: 'more' }, el('summary', {}, 'Values and thresholds'),
      el('ul', {}, count.points.map((point) => el('li', {}, `${point.date ?? 'no date'}: ${point.result}`))),
      el('ul', {}, count.thresholds.map((one) => el('li', {}, `${one.side} ${one.value} ${count.unit}: ${one.drugs.join(', ')}`)))));
}
