import { useQuery } from '@tanstack/react-query';
import { get, send } from '../api/client';
import type { DependenciesView } from '../api/types';
import { FormDialog } from '../form/FormDialog';
import { useSaid } from '../form/useChange';
import { texts } from '../texts';
import { linesOf } from './pairs';

const names = texts.services;

/** Says what a service cannot do without. It opens when what stands there now is known. */
export function DependenciesDialog({ service, onClose }: { service: string; onClose: () => void }) {
  const path = `/api/v1/services/${encodeURIComponent(service)}/dependencies`;
  const said = useSaid();
  const now = useQuery({
    queryKey: ['dependencies', service],
    queryFn: () => get<DependenciesView>(path),
    // What is typed is based on what was read when the form opened.
    staleTime: Infinity,
    gcTime: 0,
  });
  if (now.data === undefined) {
    return null;
  }
  const { dependsOn, version } = now.data;
  return (
    <FormDialog
      title={names.dependenciesOf(service)}
      fields={() => [
        { name: 'dependsOn', label: names.dependencies, hint: names.dependenciesHint, kind: 'lines' },
      ]}
      start={{ dependsOn: dependsOn.join('\n') }}
      send={texts.save}
      onSend={async (answers) => {
        await send('PUT', path, { dependsOn: linesOf(answers.dependsOn) }, version);
        said(texts.saved(names.dependenciesOf(service)));
      }}
      onClose={onClose}
    />
  );
}
