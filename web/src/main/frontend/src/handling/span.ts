const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** A length of time as people say it, in its largest unit that is at least one. */
export function span(seconds: number): string {
  const [unit, length] = STEPS.find(([, each]) => seconds >= each) ?? (['second', 1] as const);
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.round(seconds / length),
  );
}
