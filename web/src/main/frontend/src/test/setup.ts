import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A part that is loaded when it is needed takes its time on a busy machine.
configure({ asyncUtilTimeout: 20_000 });

afterEach(() => cleanup());

// There is no screen here, so none is wide.
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), { matches: false, media, onchange: null }) as unknown as MediaQueryList;
