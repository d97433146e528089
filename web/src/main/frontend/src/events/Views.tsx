import {
  Button,
  Divider,
  Dropdown,
  DropdownItem,
  DropdownList,
  Form,
  FormGroup,
  MenuToggle,
  Modal,
  ModalBody,
  ModalHeader,
  TextInput,
} from '@patternfly/react-core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { texts } from '../texts';
import { forgetView, savedViews, saveView } from './views';

const names = texts.events.views;
const USUAL = [
  { name: names.mine, search: 'assignee=me' },
  { name: names.unassigned, search: 'assignee=none&state=open' },
  { name: names.urgent, search: 'priority=P1,P2' },
  { name: names.unclassified, search: 'unclassified=true' },
  { name: names.everything, search: 'state=all&sort=opened' },
];

/** Filters with a name: some that everybody needs, and those that somebody saved. */
export function Views() {
  const [search, setSearch] = useSearchParams();
  const [saved, setSaved] = useState(savedViews);
  const [isOpen, setOpen] = useState(false);
  const [isNaming, setNaming] = useState(false);
  const shown = saved.find((view) => view.search === search.toString());
  const show = (view: string) => {
    setOpen(false);
    setSearch(new URLSearchParams(view));
  };
  return (
    <>
      <Dropdown
        isOpen={isOpen}
        onOpenChange={setOpen}
        toggle={(ref) => (
          <MenuToggle ref={ref} isExpanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {names.label}
          </MenuToggle>
        )}
      >
        <DropdownList>
          {[...USUAL, ...saved].map((view) => (
            <DropdownItem
              key={view.name}
              isSelected={view.search === search.toString()}
              onClick={() => show(view.search)}
            >
              {view.name}
            </DropdownItem>
          ))}
          <Divider component="li" />
          <DropdownItem
            isDisabled={search.size === 0}
            onClick={() => {
              setOpen(false);
              setNaming(true);
            }}
          >
            {names.save}
          </DropdownItem>
          {shown !== undefined && (
            <DropdownItem
              onClick={() => {
                setOpen(false);
                setSaved(forgetView(shown.name));
              }}
            >
              {names.forget(shown.name)}
            </DropdownItem>
          )}
        </DropdownList>
      </Dropdown>
      {isNaming && (
        <Naming
          onName={(name) => {
            setSaved(saveView({ name, search: search.toString() }));
            setNaming(false);
          }}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  );
}

function Naming({ onName, onClose }: { onName: (name: string) => void; onClose: () => void }) {
  const [name, setName] = useState('');
  return (
    <Modal isOpen variant="small" aria-labelledby="naming" onClose={onClose}>
      <ModalHeader title={names.save} labelId="naming" description={names.saveHint} />
      <ModalBody>
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            onName(name.trim());
          }}
        >
          <FormGroup label={names.name} fieldId="name" isRequired>
            <TextInput id="name" value={name} isRequired onChange={(_event, text) => setName(text)} />
          </FormGroup>
          <Button type="submit" isDisabled={name.trim() === ''}>
            {names.keep}
          </Button>
        </Form>
      </ModalBody>
    </Modal>
  );
}
