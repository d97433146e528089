import { Button, ClipboardCopy, ClipboardCopyVariant } from '@patternfly/react-core';
import { useState } from 'react';
import { send } from '../api/client';
import type { TokenView } from '../api/types';
import { useChange } from '../form/useChange';
import { texts } from '../texts';
import type { Door } from './doors';
import { FirstAlert } from './FirstAlert';

const names = texts.integrations;
/** Stands where the token will be. */
const NO_TOKEN = 'TOKEN';

interface DoorSetUpProps {
  door: Door;
  mayIssue: boolean;
}

/** What to copy, with a token of its own in it, and whether something has come through since. */
export function DoorSetUp({ door, mayIssue }: DoorSetUpProps) {
  const [issued, setIssued] = useState<(TokenView & { token: string }) | null>(null);
  const change = useChange();
  const issue = () =>
    void change({
      run: async () => {
        const body = { name: door.name, scopes: ['alerts:write'] };
        setIssued(await send<TokenView & { token: string }>('POST', '/api/v1/tokens', body));
      },
      done: names.issued,
    });
  return (
    <>
      <p className="belfry-hint">{door.hint}</p>
      {issued === null && mayIssue && (
        <p className="belfry-hint">
          <Button variant="secondary" onClick={issue}>
            {names.issue}
          </Button>
        </p>
      )}
      {issued === null && !mayIssue && <p className="belfry-subtle">{names.askForToken}</p>}
      <ClipboardCopy
        isReadOnly
        isCode
        isExpanded
        variant={ClipboardCopyVariant.expansion}
        hoverTip={texts.copy}
        clickTip={texts.copied}
        textAriaLabel={door.name}
        toggleAriaLabel={names.show}
      >
        {door.setUp(window.location.origin, issued?.token ?? NO_TOKEN)}
      </ClipboardCopy>
      {issued !== null && (
        <>
          <p className="belfry-subtle">{names.once}</p>
          <FirstAlert token={issued.id} isForChanges={door.isForChanges === true} />
        </>
      )}
    </>
  );
}
