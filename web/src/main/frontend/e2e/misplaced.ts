/** Of a thing to press, in CSS pixels; WCAG 2.2, 2.5.8. */
export const SMALLEST = 24;

/**
 * Names what somebody could not reach or hit: what the page would have to be scrolled sideways for, and things to press
 * that stand out of the window or are too small. It runs in the page, so it may use nothing from here.
 */
export function misplaced(smallest: number): string[] {
  const found: string[] = [];
  // The page itself never scrolls: its frame does, and every element that may is asked.
  for (const part of document.querySelectorAll('*')) {
    const wide = part.scrollWidth - part.clientWidth;
    const scrolls = part === document.documentElement || /auto|scroll/.test(getComputedStyle(part).overflowX);
    if (scrolls && wide > 0 && part.clientWidth > 0) {
      found.push(`${part.tagName.toLowerCase()} (${part.className}) scrolls sideways by ${wide} px`);
    }
  }
  for (const control of document.querySelectorAll('a, button, input, select, textarea, summary')) {
    // What a label names is pressed by the label too.
    const boxes = [control, ...((control as HTMLInputElement).labels ?? [])].map((part) =>
      part.getBoundingClientRect(),
    );
    const left = Math.min(...boxes.map((box) => box.left));
    const right = Math.max(...boxes.map((box) => box.right));
    const height = Math.max(...boxes.map((box) => box.height));
    const { visibility } = getComputedStyle(control);
    // A link to skip to the content stands outside until the keyboard reaches it.
    if (height === 0 || visibility === 'hidden' || control.closest('[class*="skip-to-content"]') !== null) {
      continue;
    }
    const name = `${control.tagName.toLowerCase()} (${control.getAttribute('aria-label') ?? control.textContent})`;
    if (left < 0 || right > window.innerWidth) {
      found.push(`${name} reaches from ${left} to ${right} of ${window.innerWidth} px`);
    }
    if (height < smallest || right - left < smallest) {
      found.push(`${name} is ${right - left} x ${height} px`);
    }
  }
  return found;
}
