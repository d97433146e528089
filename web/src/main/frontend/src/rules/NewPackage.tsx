import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Problem, sendFile } from '../api/client';
import { useTeams } from '../catalogue/catalogue';
import type { Answers } from '../form/fields';
import { FormDialog } from '../form/FormDialog';
import { useSaid } from '../form/useChange';
import { texts } from '../texts';
import { PACKAGES, versionPage, type PackageView } from './rules';
import { zipOf } from './zip';

const names = texts.packages;
const FIRST = '1.0.0';

/** Begins a package that has no file yet but the one that says whose it is. */
export function NewPackage({ known }: { known: readonly PackageView[] }) {
  const [isAsked, setAsked] = useState(false);
  const teams = useTeams();
  const said = useSaid();
  const navigate = useNavigate();

  const make = async (answers: Answers) => {
    const name = (answers.name ?? '').trim();
    // It would be one more version of that one, without its files.
    if (known.some((other) => other.name === name)) {
      throw new Problem(409, 'conflict', texts.failed, names.taken(name));
    }
    const manifest = manifestOf(name, answers.owner ?? '', (answers.about ?? '').trim());
    const made = await sendFile<PackageView>(
      'POST',
      PACKAGES,
      'application/zip',
      zipOf({ 'package.yaml': manifest }),
    );
    said(names.uploaded(`${made.name} ${made.version}`));
    void navigate(versionPage(made.name, made.version));
  };

  return (
    <>
      <Button onClick={() => setAsked(true)}>{names.add}</Button>
      {isAsked && (
        <FormDialog
          title={names.add}
          hint={names.addHint}
          fields={() => [
            { name: 'name', label: names.name, hint: names.nameHint, isRequired: true },
            {
              name: 'owner',
              label: names.owner,
              hint: names.ownerHint,
              kind: 'one',
              isRequired: true,
              words: Object.fromEntries(teams.map(({ id, name }) => [id, name])),
            },
            { name: 'about', label: names.about, hint: names.aboutHint, kind: 'lines', isRequired: true },
          ]}
          start={{}}
          send={names.add}
          onSend={make}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}

/** The file that says what a package is; JSON's texts are YAML's, too. */
function manifestOf(name: string, owner: string, about: string): string {
  const lines = { name, owner, version: FIRST, facts: 1, changelog: about };
  return Object.entries(lines)
    .map(([field, value]) => `${field}: ${JSON.stringify(value)}\n`)
    .join('');
}
