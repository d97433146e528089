import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useState } from 'react';

/** Fewer rows than that are drawn as they are. */
const FEW = 100;
const ROW_PIXELS = 56;
const BEYOND = 15;

/** The same for ever, so that rows are drawn again only when they change. */
const nothing = () => undefined;

interface Rows {
  /** The places of the rows to draw. */
  places: number[];
  /** How high the space is that stands for the rows which are not drawn, in CSS pixels. */
  above: number;
  below: number;
  /** Where each row is hung, so that its height is known; it needs `data-index`. */
  measure: (row: Element | null) => void;
  /** Where the table is hung. */
  table: (table: HTMLElement | null) => void;
  bringIntoView: (place: number) => void;
}

/** Draws of a long list only what is in view, so that it stays smooth. */
export function useRows(count: number): Rows {
  const [top, setTop] = useState(0);
  const frame = useCallback(() => document.getElementById('main'), []);
  const virtual = useVirtualizer({
    count,
    getScrollElement: frame,
    estimateSize: () => ROW_PIXELS,
    overscan: BEYOND,
    scrollMargin: top,
  });
  const table = useCallback(
    (element: HTMLElement | null) => {
      const main = frame();
      if (element !== null && main !== null) {
        setTop(element.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop);
      }
    },
    [frame],
  );
  if (count <= FEW) {
    const places = Array.from({ length: count }, (_, place) => place);
    return { places, above: 0, below: 0, measure: nothing, table, bringIntoView: nothing };
  }
  const rows = virtual.getVirtualItems();
  return {
    places: rows.map(({ index }) => index),
    above: (rows[0]?.start ?? top) - top,
    below: virtual.getTotalSize() - ((rows.at(-1)?.end ?? top) - top),
    measure: virtual.measureElement,
    table,
    bringIntoView: (place) => virtual.scrollToIndex(place),
  };
}
