import { Button, Label } from '@patternfly/react-core';
import { useState } from 'react';
import { send } from '../api/client';
import type { ChannelView } from '../api/types';
import { orNull, words, type Answers, type Field } from '../form/fields';
import { FormDialog } from '../form/FormDialog';
import { RowButton } from '../form/RowButton';
import { useChange, useSaid } from '../form/useChange';
import { List } from '../list/List';
import { Sheet, type Column } from '../list/Sheet';
import { usePages } from '../list/usePages';
import { useTell } from '../notices/notices';
import { useMay } from '../people/person';
import { texts } from '../texts';

const names = texts.oncall;
const PRIORITIES = { P1: 'P1', P2: 'P2', P3: 'P3', P4: 'P4' };

interface Trial {
  reached: boolean;
  answer: string;
}

const COLUMNS: Column<ChannelView>[] = [
  { name: names.name, cell: ({ name }) => name },
  { name: names.kind, cell: ({ kind }) => names.kinds[kind] ?? kind },
  {
    name: names.address,
    cell: ({ address, topic }) => [address, topic].filter(Boolean).join(' ') || texts.none,
  },
  {
    name: names.priorities,
    cell: ({ priorities }) => (priorities.length === 0 ? names.all : priorities.join(', ')),
  },
  {
    name: names.state,
    cell: ({ enabled, checkFailure }) =>
      enabled && checkFailure !== null ? (
        <span>
          <Label isCompact color="red">
            {names.failed}
          </Label>{' '}
          {checkFailure}
        </span>
      ) : (
        <Label isCompact color={enabled ? 'green' : 'grey'}>
          {enabled ? names.on : names.off}
        </Label>
      ),
  },
];

/** The ways to reach a team. Their secrets go in and never come out. */
export function Channels({ path }: { path: string }) {
  const channels = usePages<ChannelView>('channels', `${path}/channels`);
  const mayWrite = useMay('catalogue:write');
  const mayTry = useMay('notifications:retry');
  const [asked, setAsked] = useState<ChannelView | 'new' | null>(null);
  const change = useChange();
  const tell = useTell();
  const of = ({ name }: ChannelView) => `${path}/channels/${encodeURIComponent(name)}`;

  const attempt = (channel: ChannelView) =>
    void change({
      run: async () => {
        const { reached, answer } = await send<Trial>('POST', `${of(channel)}/test`);
        tell({
          variant: reached ? 'info' : 'danger',
          title: reached ? names.reached : names.notReached,
          lines: [answer],
        });
      },
      done: `${names.test}: ${channel.name}`,
    });
  const remove = (channel: ChannelView) =>
    void change({
      run: () => send('DELETE', of(channel), undefined, channel.version),
      done: texts.removed(channel.name),
    });

  return (
    <>
      {mayWrite && (
        <Button variant="secondary" onClick={() => setAsked('new')}>
          {names.addChannel}
        </Button>
      )}
      <List list={channels} empty={{ title: names.noChannels, hint: names.noChannelsHint }}>
        {(items) => (
          <Sheet
            label={names.channels}
            items={items}
            id={({ name }) => name}
            columns={COLUMNS}
            actions={
              mayWrite || mayTry
                ? (channel) => (
                    <>
                      {mayTry && (
                        <RowButton action={names.test} what={channel.name} onClick={() => attempt(channel)} />
                      )}
                      {mayWrite && (
                        <>
                          <RowButton
                            action={texts.edit}
                            what={channel.name}
                            onClick={() => setAsked(channel)}
                          />
                          <RowButton
                            action={texts.remove}
                            what={channel.name}
                            isDanger
                            onClick={() => remove(channel)}
                          />
                        </>
                      )}
                    </>
                  )
                : undefined
            }
          />
        )}
      </List>
      {asked !== null && (
        <ChannelDialog
          path={`${path}/channels`}
          channel={asked === 'new' ? null : asked}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

interface ChannelDialogProps {
  path: string;
  channel: ChannelView | null;
  onClose: () => void;
}

function ChannelDialog({ path, channel, onClose }: ChannelDialogProps) {
  const said = useSaid();
  const fields = ({ kind = '' }: Answers): Field[] => [
    { name: 'name', label: names.name, isRequired: true, isFixed: channel !== null },
    {
      name: 'kind',
      label: names.kind,
      kind: 'one',
      isRequired: true,
      isFixed: channel !== null,
      words: names.kinds,
    },
    { name: 'address', label: names.address },
    ...(kind === 'ntfy' ? [{ name: 'topic', label: names.topic }] : []),
    ...(kind === 'mail' || kind === ''
      ? []
      : [{ name: 'secret', label: names.secret, hint: names.secretHint }]),
    {
      name: 'priorities',
      label: names.priorities,
      hint: names.prioritiesHint,
      kind: 'several',
      words: PRIORITIES,
    },
    {
      name: 'enabled',
      label: names.enabled,
      kind: 'one',
      isRequired: true,
      words: { true: names.yes, false: names.no },
    },
  ];
  const save = async ({ name = '', kind, address, topic, secret, priorities, enabled }: Answers) => {
    const description = {
      // An address that is shown without its secret part must not overwrite the whole one.
      ...(address === channel?.address ? {} : { address: orNull(address) }),
      ...(orNull(topic) === null ? {} : { topic: orNull(topic) }),
      ...(orNull(secret) === null ? {} : { secret: orNull(secret) }),
      priorities: words(priorities),
      enabled: enabled === 'true',
    };
    await (channel === null
      ? send('POST', path, { name: name.trim(), kind, ...description })
      : send('PUT', `${path}/${encodeURIComponent(channel.name)}`, description, channel.version));
    said(texts.saved(name));
  };
  return (
    <FormDialog
      title={channel === null ? names.addChannel : names.editChannel}
      fields={fields}
      start={{
        name: channel?.name ?? '',
        kind: channel?.kind ?? '',
        address: channel?.address ?? '',
        topic: channel?.topic ?? '',
        priorities: channel?.priorities.join(',') ?? '',
        enabled: String(channel?.enabled ?? true),
      }}
      send={texts.save}
      onSend={save}
      onClose={onClose}
    />
  );
}
