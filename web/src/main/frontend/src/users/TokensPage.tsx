import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { send } from '../api/client';
import type { TokenView } from '../api/types';
import { Head } from '../app/Head';
import { Time } from '../app/Time';
import { ConfirmDialog } from '../form/ConfirmDialog';
import { instant, words } from '../form/fields';
import { FormDialog } from '../form/FormDialog';
import { RowButton } from '../form/RowButton';
import { SecretDialog } from '../form/SecretDialog';
import { useChange, useSaid } from '../form/useChange';
import { List } from '../list/List';
import { Sheet, type Column } from '../list/Sheet';
import { usePages } from '../list/usePages';
import { useSession } from '../session/session';
import { texts } from '../texts';

const names = texts.tokens;
const PATH = '/api/v1/tokens';

const COLUMNS: Column<TokenView>[] = [
  { name: names.name, cell: ({ name }) => name },
  { name: names.scopes, cell: ({ scopes }) => scopes.join(', ') },
  { name: names.by, cell: ({ createdBy }) => createdBy },
  { name: names.created, cell: ({ createdAt }) => <Time at={createdAt} /> },
  { name: names.used, cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} /> : names.never) },
  { name: names.expires, cell: ({ expiresAt }) => (expiresAt ? <Time at={expiresAt} /> : names.never) },
];

/** What tools sign in with. */
export default function TokensPage() {
  const tokens = usePages<TokenView>('tokens', PATH);
  const permissions = useSession().data?.user.permissions ?? [];
  const [isAsked, setAsked] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<TokenView | null>(null);
  const change = useChange();
  const said = useSaid();
  return (
    <>
      <Head title={names.title} help={names.help}>
        <Button onClick={() => setAsked(true)}>{names.add}</Button>
      </Head>
      <List list={tokens} empty={{ title: names.empty, hint: names.emptyHint }}>
        {(items) => (
          <Sheet
            label={names.title}
            items={items}
            id={({ id }) => id}
            columns={COLUMNS}
            actions={(token) => (
              <RowButton
                action={names.revoke}
                what={token.name}
                isDanger
                onClick={() => setRevoking(token)}
              />
            )}
          />
        )}
      </List>
      {isAsked && (
        <FormDialog
          title={names.add}
          fields={() => [
            { name: 'name', label: names.name, hint: names.nameHint, isRequired: true },
            {
              name: 'scopes',
              label: names.scopes,
              kind: 'several',
              isRequired: true,
              words: Object.fromEntries(
                [...new Set(['alerts:write', 'metrics:read', ...permissions])].map((scope) => [scope, scope]),
              ),
            },
            { name: 'expiresAt', label: names.expires, hint: names.expiresHint, kind: 'time' },
          ]}
          start={{ scopes: 'alerts:write' }}
          send={names.add}
          onSend={async ({ name = '', scopes, expiresAt = '' }) => {
            const body = { name, scopes: words(scopes), expiresAt: instant(expiresAt) };
            const issued = await send<{ token: string }>('POST', PATH, body);
            setSecret(issued.token);
            said(texts.saved(name));
          }}
          onClose={() => setAsked(false)}
        />
      )}
      {secret !== null && (
        <SecretDialog
          title={names.secretTitle}
          hint={names.secretHint}
          secret={secret}
          onClose={() => setSecret(null)}
        />
      )}
      {revoking !== null && (
        <ConfirmDialog
          title={names.revokeTitle(revoking.name)}
          hint={names.revokeHint}
          action={names.revoke}
          onConfirm={() =>
            void change({
              run: () => send('DELETE', `${PATH}/${encodeURIComponent(revoking.id)}`),
              done: names.revoked(revoking.name),
            })
          }
          onClose={() => setRevoking(null)}
        />
      )}
    </>
  );
}
