import { Card, CardBody, CardTitle, ExpandableSection } from '@patternfly/react-core';
import { useState } from 'react';
import { Head } from '../app/Head';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { DoorSetUp } from './DoorSetUp';
import { DOORS } from './doors';
import { Rejects } from './Rejects';

const names = texts.integrations;

/** How alerts come in, and what was turned away. */
export default function IntegrationsPage() {
  const mayIssue = useMay('tokens:manage');
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <Head title={names.title} help={names.help} />
      <div className="belfry-cards">
        <Card>
          <CardTitle component="h2">{names.connect}</CardTitle>
          <CardBody>
            {DOORS.map((door) => (
              <ExpandableSection
                key={door.id}
                toggleText={door.name}
                isExpanded={open === door.id}
                onToggle={(_event, expanded) => setOpen(expanded ? door.id : null)}
              >
                {open === door.id && <DoorSetUp door={door} mayIssue={mayIssue} />}
              </ExpandableSection>
            ))}
          </CardBody>
        </Card>
        <Card>
          <CardTitle component="h2">{names.rejected}</CardTitle>
          <CardBody>
            <Rejects />
          </CardBody>
        </Card>
      </div>
    </>
  );
}
