/** The API's address for what the page's address asks of it; other parts of the page's address are left out. */
export function apiPath(path: string, names: readonly string[], search: URLSearchParams): string {
  const asked = new URLSearchParams();
  for (const name of names) {
    const value = search.get(name)?.trim();
    if (value) {
      asked.set(name, value);
    }
  }
  return asked.size === 0 ? path : `${path}?${asked}`;
}

/** The address with one part of the filter changed; an empty value takes it out. */
export function withFilter(search: URLSearchParams, name: string, value: string): URLSearchParams {
  const changed = new URLSearchParams(search);
  if (value === '') {
    changed.delete(name);
  } else {
    changed.set(name, value);
  }
  return changed;
}
