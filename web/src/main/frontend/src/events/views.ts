/** A filter that somebody has given a name; `search` is the page's address after the question mark. */
export interface SavedView {
  name: string;
  search: string;
}

const STORED = 'belfry-views';

/** What people saved in this browser. */
export function savedViews(): SavedView[] {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? '[]') as SavedView[];
  } catch {
    // Somebody else wrote there: nothing of ours is lost.
    return [];
  }
}

/** Keeps a view, in the place of the one that had its name. */
export function saveView(view: SavedView): SavedView[] {
  return keep([...savedViews().filter(({ name }) => name !== view.name), view]);
}

export function forgetView(name: string): SavedView[] {
  return keep(savedViews().filter((view) => view.name !== name));
}

function keep(views: SavedView[]): SavedView[] {
  localStorage.setItem(STORED, JSON.stringify(views));
  return views;
}
