import { Alert, Button } from '@patternfly/react-core';
import { useState } from 'react';
import { get } from '../api/client';
import type { AuditEntry } from '../api/types';
import { Head } from '../app/Head';
import { Time } from '../app/Time';
import { useChange } from '../form/useChange';
import { List } from '../list/List';
import { Sheet, type Column } from '../list/Sheet';
import { usePages } from '../list/usePages';
import { texts } from '../texts';

const names = texts.audit;

interface Verified {
  valid: boolean;
  checkedUpTo: number;
  firstBroken: number | null;
}

const COLUMNS: Column<AuditEntry>[] = [
  { name: names.number, cell: ({ sequence }) => sequence },
  { name: names.at, cell: ({ at }) => <Time at={at} /> },
  { name: names.by, cell: ({ by }) => by ?? texts.product },
  { name: names.what, cell: ({ what }) => what },
  { name: names.object, cell: ({ object }) => object ?? texts.none },
  {
    name: names.detail,
    cell: ({ detail }) => (typeof detail === 'string' ? detail : JSON.stringify(detail ?? '')),
  },
];

/** Who did what, in a chain that shows when somebody has changed it. */
export default function AuditPage() {
  const entries = usePages<AuditEntry>('audit', '/api/v1/audit');
  const [verified, setVerified] = useState<Verified | null>(null);
  const change = useChange();
  return (
    <>
      <Head title={names.title} help={names.help}>
        <Button
          variant="secondary"
          onClick={() =>
            void change({
              run: async () => setVerified(await get<Verified>('/api/v1/audit/verify')),
              done: names.checked,
            })
          }
        >
          {names.verify}
        </Button>
      </Head>
      {verified !== null && (
        <Alert
          isInline
          variant={verified.valid ? 'success' : 'danger'}
          title={verified.valid ? names.valid(verified.checkedUpTo) : names.broken(verified.firstBroken ?? 0)}
        />
      )}
      <List list={entries} isEndless empty={{ title: names.empty, hint: names.emptyHint }}>
        {(items) => (
          <Sheet
            label={names.title}
            items={items}
            id={({ sequence }) => String(sequence)}
            columns={COLUMNS}
          />
        )}
      </List>
    </>
  );
}
