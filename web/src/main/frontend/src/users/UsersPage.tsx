import { Button, Label } from '@patternfly/react-core';
import { useState } from 'react';
import { send } from '../api/client';
import type { UserView } from '../api/types';
import { Head } from '../app/Head';
import { Time } from '../app/Time';
import { words, type Answers } from '../form/fields';
import { FormDialog } from '../form/FormDialog';
import { RowButton } from '../form/RowButton';
import { SecretDialog } from '../form/SecretDialog';
import { useChange, useSaid } from '../form/useChange';
import { List } from '../list/List';
import { Sheet, type Column } from '../list/Sheet';
import { usePages } from '../list/usePages';
import ContactDialog from '../people/ContactDialog';
import { texts } from '../texts';

const names = texts.users;
const PATH = '/api/v1/users';

interface NewUser {
  username: string;
  oneTimePassword: string;
}

const COLUMNS: Column<UserView>[] = [
  { name: names.username, cell: ({ username }) => username },
  { name: names.displayName, cell: ({ displayName }) => displayName },
  { name: names.roles, cell: ({ roles }) => roles.join(', ') },
  {
    name: names.state,
    cell: ({ disabled, passwordChangeRequired }) => (
      <Label isCompact color={disabled ? 'grey' : passwordChangeRequired ? 'orange' : 'green'}>
        {disabled ? names.disabled : passwordChangeRequired ? names.waiting : names.active}
      </Label>
    ),
  },
  {
    name: names.lastLogin,
    cell: ({ lastLoginAt }) => (lastLoginAt ? <Time at={lastLoginAt} /> : texts.none),
  },
];

/** Who may sign in, and as what. */
export default function UsersPage() {
  const users = usePages<UserView>('users', PATH);
  const [asked, setAsked] = useState<UserView | 'new' | null>(null);
  const [secret, setSecret] = useState<NewUser | null>(null);
  const [reached, setReached] = useState<string | null>(null);
  const change = useChange();
  const pathOf = ({ username }: UserView) => `${PATH}/${encodeURIComponent(username)}`;

  const disable = (user: UserView, disabled: boolean) => {
    const put = (now: boolean) => send('PATCH', pathOf(user), { disabled: now });
    void change({
      run: () => put(disabled),
      done: disabled ? names.isDisabled(user.username) : names.isEnabled(user.username),
      undo: () => put(!disabled),
    });
  };
  const renew = (user: UserView) =>
    void change({
      run: async () => setSecret(await send<NewUser>('POST', `${pathOf(user)}/one-time-password`)),
      done: names.renewed(user.username),
    });

  return (
    <>
      <Head title={names.title} help={names.help}>
        <Button onClick={() => setAsked('new')}>{names.add}</Button>
      </Head>
      <List list={users} empty={{ title: names.empty, hint: '' }}>
        {(items) => (
          <Sheet
            label={names.title}
            items={items}
            id={({ username }) => username}
            columns={COLUMNS}
            actions={(user) => (
              <>
                <RowButton action={texts.edit} what={user.username} onClick={() => setAsked(user)} />
                <RowButton
                  action={texts.contacts.action}
                  what={user.username}
                  onClick={() => setReached(user.username)}
                />
                <RowButton action={names.renew} what={user.username} onClick={() => renew(user)} />
                <RowButton
                  action={user.disabled ? names.enable : names.disable}
                  what={user.username}
                  isDanger={!user.disabled}
                  onClick={() => disable(user, !user.disabled)}
                />
              </>
            )}
          />
        )}
      </List>
      {asked !== null && (
        <UserDialog
          user={asked === 'new' ? null : asked}
          onAdded={setSecret}
          onClose={() => setAsked(null)}
        />
      )}
      {reached !== null && (
        <ContactDialog
          username={reached}
          title={texts.contacts.of(reached)}
          onClose={() => setReached(null)}
        />
      )}
      {secret !== null && (
        <SecretDialog
          title={names.secretTitle(secret.username)}
          hint={names.secretHint}
          secret={secret.oneTimePassword}
          onClose={() => setSecret(null)}
        />
      )}
    </>
  );
}

interface UserDialogProps {
  user: UserView | null;
  onAdded: (added: NewUser) => void;
  onClose: () => void;
}

function UserDialog({ user, onAdded, onClose }: UserDialogProps) {
  const said = useSaid();
  const save = async ({ username = '', displayName = '', roles }: Answers) => {
    const description = {
      ...(displayName.trim() === '' ? {} : { displayName: displayName.trim() }),
      roles: words(roles),
    };
    if (user === null) {
      onAdded(await send<NewUser>('POST', PATH, { username: username.trim(), ...description }));
    } else {
      await send('PATCH', `${PATH}/${encodeURIComponent(user.username)}`, description, user.version);
    }
    said(texts.saved(username));
  };
  return (
    <FormDialog
      title={user === null ? names.add : names.edit}
      fields={() => [
        { name: 'username', label: names.username, isRequired: true, isFixed: user !== null },
        { name: 'displayName', label: names.displayName },
        { name: 'roles', label: names.roles, kind: 'several', words: names.roleWords, isRequired: true },
      ]}
      start={{
        username: user?.username ?? '',
        displayName: user?.displayName ?? '',
        roles: user?.roles.join(',') ?? 'operator',
      }}
      send={texts.save}
      onSend={save}
      onClose={onClose}
    />
  );
}
