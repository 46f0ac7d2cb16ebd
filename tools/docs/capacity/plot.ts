/** A line of a plot: what it shows, and its value at each place. */
export interface Curve {
  readonly title: string;
  readonly values: readonly number[];
}

const panel = { width: 260, height: 200, left: 52, top: 34, gap: 24, bottom: 40 } as const;

const powersOfTen = (least: number, most: number): number[] => {
  const powers: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(least)); power <= most * 1.0001; power *= 10) {
    if (power >= least * 0.9999) powers.push(power);
  }
  return powers;
};

/** A function from a value to its place, where each factor of ten takes the same room. */
const scale = (least: number, most: number, from: number, to: number) => (value: number) =>
  Math.round(
    (from + ((Math.log10(value) - Math.log10(least)) / (Math.log10(most) - Math.log10(least))) * (to - from)) * 10,
  ) / 10;

const grouped = (value: number): string => value.toLocaleString('en-US');

/** A panel for each curve, beside each other, all over the same places; both axes in factors of ten. */
export function plot(title: string, across: string, places: readonly number[], curves: readonly Curve[]): string {
  const { width, height, left, top, gap, bottom } = panel;
  const [first = 1, last = 1] = [places[0], places.at(-1)];
  const panels = curves.map(({ title: name, values }, index) => {
    const begin = index * (left + width + gap) + left;
    const [least, most] = [
      10 ** Math.floor(Math.log10(Math.min(...values))),
      10 ** Math.ceil(Math.log10(Math.max(...values))),
    ];
    const x = scale(first, last, begin, begin + width);
    const y = scale(least, most, top + height, top);
    const points = places.map((place, at) => `${x(place)},${y(values[at] ?? least)}`).join(' ');
    return [
      `<text x="${begin}" y="${top - 12}" class="name">${name}</text>`,
      `<rect x="${begin}" y="${top}" width="${width}" height="${height}" class="frame"/>`,
      ...powersOfTen(least, most).flatMap((value) => [
        `<line x1="${begin}" y1="${y(value)}" x2="${begin + width}" y2="${y(value)}" class="grid"/>`,
        `<text x="${begin - 6}" y="${y(value) + 4}" text-anchor="end">${grouped(value)}</text>`,
      ]),
      ...powersOfTen(first, last).flatMap((value) => [
        `<line x1="${x(value)}" y1="${top}" x2="${x(value)}" y2="${top + height}" class="grid"/>`,
        `<text x="${x(value)}" y="${top + height + 16}" text-anchor="middle">${grouped(value)}</text>`,
      ]),
      `<text x="${begin + width / 2}" y="${top + height + 34}" text-anchor="middle">${across}</text>`,
      `<polyline points="${points}" class="curve"/>`,
    ];
  });
  const all = { width: curves.length * (left + width + gap), height: top + height + bottom };
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${all.width} ${all.height}" role="img" aria-label="${title}">`,
    '<style>text{font:12px sans-serif;fill:#333}.name{font-weight:bold}.frame{fill:none;stroke:#888}.grid{stroke:#ddd}.curve{fill:none;stroke:#b3500f;stroke-width:2}</style>',
    `<rect width="${all.width}" height="${all.height}" fill="#fff"/>`,
    ...panels.flat(),
    '</svg>',
  ].join('\n')}\n`;
}
