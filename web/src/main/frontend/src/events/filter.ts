/** The filter of the list, which lives in the address. */
const NAMES = ['state', 'priority', 'unclassified', 'q'] as const;
export type FilterName = (typeof NAMES)[number];

/** The API's address for what the page's address asks; what is unknown to the API is left out. */
export function eventsPath(search: URLSearchParams): string {
  const asked = new URLSearchParams();
  for (const name of NAMES) {
    const value = search.get(name)?.trim();
    if (value) {
      asked.set(name, value);
    }
  }
  const query = asked.toString();
  return query === '' ? '/api/v1/events' : `/api/v1/events?${query}`;
}

/** The address with one part of the filter changed; an empty value takes it out. */
export function withFilter(search: URLSearchParams, name: FilterName, value: string): URLSearchParams {
  const changed = new URLSearchParams(search);
  if (value === '') {
    changed.delete(name);
  } else {
    changed.set(name, value);
  }
  return changed;
}
