import { Alert, AlertActionCloseButton, AlertActionLink, AlertGroup } from '@patternfly/react-core';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import { Notices, type Notice } from './notices';

const SHOWN_MILLIS = 8_000;
/** Whoever may take something back needs time to find out how. */
const SHOWN_WITH_LINKS_MILLIS = 20_000;

/** Shows what parts of the application say in passing. What went wrong stays until it is read. */
export function NoticesProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<(Notice & { id: number })[]>([]);
  const last = useRef(0);
  const tell = useCallback((notice: Notice) => {
    last.current += 1;
    const id = last.current;
    setShown((before) => [...before, { ...notice, id }]);
  }, []);
  const drop = (id: number) => setShown((before) => before.filter((notice) => notice.id !== id));
  return (
    <Notices value={tell}>
      {children}
      <AlertGroup isToast isLiveRegion>
        {shown.map(({ id, title, lines = [], variant = 'success', links = [] }) => (
          <Alert
            key={id}
            title={title}
            variant={variant}
            timeout={variant === 'danger' ? false : links.length > 0 ? SHOWN_WITH_LINKS_MILLIS : SHOWN_MILLIS}
            onTimeout={() => drop(id)}
            actionClose={<AlertActionCloseButton onClose={() => drop(id)} />}
            actionLinks={
              links.length > 0 &&
              links.map(({ text, onClick }) => (
                <AlertActionLink
                  key={text}
                  onClick={() => {
                    drop(id);
                    onClick();
                  }}
                >
                  {text}
                </AlertActionLink>
              ))
            }
          >
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Alert>
        ))}
      </AlertGroup>
    </Notices>
  );
}
