import { linesOf } from './answers';

/** A row of the table; what is null asks for nothing. */
export interface Route {
  org: string | null;
  situationClass: string | null;
  matchers: string[];
  hours: string | null;
  team: string;
}

const orNull = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text.trim());

/** Rows as people write them: team; organisation; class; matchers; hours. */
export function routesOf(text: string | undefined): Route[] {
  return linesOf(text).map((line) => {
    const [team = '', org, situationClass, matchers = '', hours] = line.split(';');
    return {
      team: team.trim(),
      org: orNull(org),
      situationClass: orNull(situationClass),
      matchers: matchers
        .split(',')
        .map((matcher) => matcher.trim())
        .filter((matcher) => matcher !== ''),
      hours: orNull(hours),
    };
  });
}

/** The same as text; what is empty at the end is left out. */
export function routesText(routes: readonly Route[]): string {
  return routes
    .map(({ team, org, situationClass, matchers, hours }) =>
      [team, org ?? '', situationClass ?? '', matchers.join(', '), hours ?? '']
        .join('; ')
        .replace(/(;\s*)+$/, ''),
    )
    .join('\n');
}
