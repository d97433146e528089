import { send } from '../api/client';
import type { ServiceView } from '../api/types';
import type { Answers, Field } from '../form/fields';
import { FormDialog } from '../form/FormDialog';
import { useSaid } from '../form/useChange';
import { texts } from '../texts';
import { useTeams } from './catalogue';

const names = texts.services;
const PATH = '/api/v1/services';

/** Adds a service, or changes one. */
export function ServiceDialog({ service, onClose }: { service: ServiceView | null; onClose: () => void }) {
  const teams = useTeams();
  const said = useSaid();
  const fields: Field[] = [
    { name: 'name', label: names.name, hint: names.nameHint, isRequired: true, isFixed: service !== null },
    {
      name: 'ownerTeam',
      label: names.owner,
      kind: 'one',
      isRequired: true,
      words: Object.fromEntries(teams.map(({ id, name }) => [id, name])),
    },
    {
      name: 'criticality',
      label: names.criticality,
      hint: names.criticalityHint,
      kind: 'one',
      isRequired: true,
      words: { high: 'high', medium: 'medium', low: 'low' },
    },
  ];
  const save = async ({ name = '', ownerTeam, criticality }: Answers) => {
    await (service === null
      ? send('POST', PATH, { name: name.trim(), ownerTeam, criticality })
      : send(
          'PUT',
          `${PATH}/${encodeURIComponent(service.name)}`,
          { ownerTeam, criticality },
          service.version,
        ));
    said(texts.saved(name));
  };
  return (
    <FormDialog
      title={service === null ? names.add : names.edit}
      fields={() => fields}
      start={{
        name: service?.name ?? '',
        ownerTeam: service?.ownerTeam.id ?? '',
        criticality: service?.criticality ?? 'medium',
      }}
      send={texts.save}
      onSend={save}
      onClose={onClose}
    />
  );
}
