import {
  ActionIcon,
  Badge,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Input,
  InputWrapper,
  type MantineColorsTuple,
  Menu,
  Modal,
  MultiSelect,
  NumberInput,
  PasswordInput,
  Popover,
  Portal,
  Select,
  Switch,
  Tabs,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core'

const accent: MantineColorsTuple = [
  '#eef1fc',
  '#dde3f8',
  '#bcc8f0',
  '#98abe8',
  '#7a91e0',
  '#5f79d6',
  '#4a64c6',
  '#3a52b0',
  '#2f4496',
  '#25377a',
]

/** Mantine's dark greys, cool like the tokens: text from 0, borders at 4, inputs at 6, surface at 7. */
const dark: MantineColorsTuple = [
  '#e6e9ec',
  '#c3c9d0',
  '#a0a9b3',
  '#6b747e',
  '#474d56',
  '#33383f',
  '#202429',
  '#181a1d',
  '#131517',
  '#0e1012',
]

/** Long choices scroll as the list that the field controls: a box around it would want the focus for itself. */
const scrollingOptions = {
  withScrollArea: false,
  styles: { options: { maxHeight: 320, overflowY: 'auto' } },
} as const

/** Neutral greys with one accent; the four meanings stand in `tokens.css`. Controls are 32 px high, text is 13 px. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, dark },
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.125rem', lineHeight: '1.4' },
      h2: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  components: {
    Button: Button.extend({
      defaultProps: { size: 'xs' },
      vars: () => ({
        root: { '--button-height': '2rem', '--button-fz': '0.8125rem', '--button-padding-x': '0.75rem' },
      }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 28 } }),
    Badge: Badge.extend({ defaultProps: { tt: 'none', fw: 500, radius: 'sm' } }),
    Checkbox: Checkbox.extend({
      defaultProps: { size: 'sm' },
      vars: () => ({ root: { '--checkbox-size': '1rem' } }),
    }),
    Switch: Switch.extend({ defaultProps: { size: 'sm' } }),
    Input: Input.extend({
      defaultProps: { size: 'xs' },
      vars: () => ({ wrapper: { '--input-fz': '0.8125rem', '--input-height': '2rem' } }),
    }),
    InputWrapper: InputWrapper.extend({
      defaultProps: { size: 'xs' },
      vars: () => ({
        label: { '--input-label-size': '0.8125rem', '--input-asterisk-color': 'var(--danger)' },
        error: { '--input-error-size': '0.75rem' },
        success: { '--input-success-size': '0.75rem' },
        description: { '--input-description-size': '0.75rem' },
      }),
    }),
    TextInput: TextInput.extend({ defaultProps: { size: 'xs' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'xs', autosize: true, minRows: 2, maxRows: 12 } }),
    NumberInput: NumberInput.extend({ defaultProps: { size: 'xs' } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'xs' } }),
    Select: Select.extend({
      defaultProps: {
        size: 'xs',
        ...scrollingOptions,
        checkIconPosition: 'right',
        // What was searched for is taken by Enter.
        selectFirstOptionOnChange: true,
      },
    }),
    MultiSelect: MultiSelect.extend({
      defaultProps: {
        size: 'xs',
        ...scrollingOptions,
        hidePickedOptions: true,
        selectFirstOptionOnChange: true,
      },
    }),
    TagsInput: TagsInput.extend({ defaultProps: { size: 'xs', ...scrollingOptions } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        // Mantine draws a <header>; a second banner beside the top bar would confuse screen readers.
        attributes: { header: { role: 'presentation' } },
        overlayProps: { backgroundOpacity: 0.4 },
        transitionProps: { duration: 100 },
      },
    }),
    Menu: Menu.extend({
      defaultProps: {
        shadow: 'md',
        withinPortal: true,
        transitionProps: { duration: 80 },
        // It would stand among the items as something that is none.
        withInitialFocusPlaceholder: false,
      },
    }),
    // What opens over the page stands in a landmark too, and the jump from one to the next finds it.
    Portal: Portal.extend({ defaultProps: { target: '#overlays' } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: false } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    TabsTab: { defaultProps: { h: '2.125rem', px: 'md', fz: 'sm' } },
  },
})

/** Puts Mantine's own names on the tokens, so that its components and ours take their colours from one place. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: ownColours,
  dark: ownColours,
})

const ownColours = {
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-dimmed': 'var(--text-muted)',
  '--mantine-color-placeholder': 'var(--text-muted)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-default': 'var(--surface-input)',
  '--mantine-color-default-hover': 'var(--surface-hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--surface-sunken)',
  '--mantine-color-disabled-color': 'var(--text-muted)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-color-gray-light-color': 'var(--text)',
  '--mantine-color-gray-light': 'var(--surface-sunken)',
  '--mantine-color-gray-light-hover': 'var(--surface-hover)',
  '--mantine-color-gray-text': 'var(--text-muted)',
  '--mantine-color-red-text': 'var(--danger)',
  '--mantine-color-accent-text': 'var(--accent-text)',
  '--mantine-color-accent-light-color': 'var(--accent-text)',
}
