const NUMBER = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 4 });

/** Measured values. */
export const series = {
  latest: (metric: string, value: number) => `${metric} is ${NUMBER.format(value)}.`,
  usual: (lower: number, upper: number) => `Usual now is ${NUMBER.format(lower)} to ${NUMBER.format(upper)}.`,
  level: (severity: string, value: number) => `It is ${severity} at ${NUMBER.format(value)}.`,
} as const;
