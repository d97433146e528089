import { useState } from 'react';
import { send } from '../api/client';
import { useServices } from '../catalogue/catalogue';
import { instant, localTime, type Field } from '../form/fields';
import { FormDialog } from '../form/FormDialog';
import { useSaid } from '../form/useChange';
import { texts } from '../texts';

const names = texts.maintenance;
const USUAL_MILLIS = 2 * 3_600_000;

/** Asks for a window; it begins now unless something else is said. */
export function PlanDialog({ onClose }: { onClose: () => void }) {
  const services = useServices();
  const said = useSaid();
  const [usualEnd] = useState(() => localTime(new Date(Date.now() + USUAL_MILLIS)));
  const fields: Field[] = [
    {
      name: 'service',
      label: names.service,
      kind: 'one',
      isRequired: true,
      words: Object.fromEntries(services.map(({ name }) => [name, name])),
    },
    { name: 'startsAt', label: names.from, hint: names.fromHint, kind: 'time' },
    { name: 'endsAt', label: names.to, kind: 'time', isRequired: true },
    { name: 'reason', label: names.reason, isRequired: true },
  ];
  return (
    <FormDialog
      title={names.plan}
      hint={names.planHint}
      fields={() => fields}
      start={{ endsAt: usualEnd }}
      send={names.plan}
      onSend={async ({ service = '', startsAt = '', endsAt = '', reason }) => {
        const starts = instant(startsAt);
        await send('POST', '/api/v1/maintenance-windows', {
          service,
          ...(starts === null ? {} : { startsAt: starts }),
          endsAt: instant(endsAt),
          reason,
        });
        said(names.planned(service));
      }}
      onClose={onClose}
    />
  );
}
