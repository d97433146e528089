import {
  Checkbox,
  FormGroup,
  FormHelperText,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
  TextArea,
  TextInput,
} from '@patternfly/react-core';
import { texts } from '../texts';
import { words, type Field } from './fields';

interface FormFieldProps {
  field: Field;
  value: string;
  onChange: (value: string) => void;
}

/** A question with its field and its hint. */
export function FormField({ field, value, onChange }: FormFieldProps) {
  const { name, label, hint, kind = 'line', isRequired = false } = field;
  return (
    <FormGroup
      label={label}
      isRequired={isRequired}
      {...(kind === 'several' ? { role: 'group', isInline: true } : { fieldId: `field-${name}` })}
    >
      <Input field={field} value={value} onChange={onChange} />
      {hint !== undefined && (
        <FormHelperText>
          <HelperText>
            <HelperTextItem>{hint}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      )}
    </FormGroup>
  );
}

function Input({ field, value, onChange }: FormFieldProps) {
  const { name, kind = 'line', words: offered = {}, isRequired = false, isFixed = false } = field;
  const id = `field-${name}`;
  switch (kind) {
    case 'one':
      return (
        <FormSelect
          id={id}
          value={value}
          isRequired={isRequired}
          isDisabled={isFixed}
          onChange={(_event, word) => onChange(word)}
        >
          <FormSelectOption value="" label={isRequired ? texts.choose : texts.none} />
          {Object.entries(offered).map(([word, shown]) => (
            <FormSelectOption key={word} value={word} label={shown} />
          ))}
        </FormSelect>
      );
    case 'several':
      return Object.entries(offered).map(([word, shown]) => (
        <Checkbox
          key={word}
          id={`${id}-${word}`}
          label={shown}
          isChecked={words(value).includes(word)}
          onChange={(_event, on) =>
            onChange([...words(value).filter((each) => each !== word), ...(on ? [word] : [])].join(','))
          }
        />
      ));
    case 'lines':
      return (
        <TextArea
          id={id}
          rows={4}
          resizeOrientation="vertical"
          value={value}
          isRequired={isRequired}
          onChange={(_event, text) => onChange(text)}
        />
      );
    default:
      return (
        <TextInput
          id={id}
          type={kind === 'time' ? 'datetime-local' : kind === 'number' ? 'number' : 'text'}
          value={value}
          isRequired={isRequired}
          {...(isFixed && { readOnlyVariant: 'default' as const })}
          onChange={(_event, text) => onChange(text)}
        />
      );
  }
}
