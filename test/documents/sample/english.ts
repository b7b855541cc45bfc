import type { SampleTexts } from './texts.ts'

export const english: SampleTexts = {
  title: 'Record of processing activities',
  subtitle: 'Register of the controller under Article 30(1) of Regulation (EU) 2016/679',
  overview: 'Overview',
  introduction: [
    'This register lists every processing activity for which Nordlicht Handels GmbH determines purposes and means, as ',
    'GDPR Art. 30(1)',
    ' requires. Each entry states its purposes with their legal basis, the people and data concerned, the recipients and the retention periods.',
  ],
  columns: {
    activity: 'Processing activity',
    department: 'Department',
    purposes: 'Purposes',
    people: 'Data subjects',
    volume: 'People, about',
    reviewedOn: 'Last review',
  },
  fields: {
    reference: 'Reference',
    owner: 'Responsible department',
    people: 'Categories of data subjects',
    categories: 'Categories of personal data',
    start: 'In operation since',
    approvedAt: 'Approved',
    measures: 'Technical and organisational measures',
    transfers: 'Transfers to third countries',
  },
  purposes: 'Purposes and legal bases',
  purposeColumns: ['Purpose', 'Legal basis', 'Explanation'],
  recipients: 'Recipients',
  recipientColumns: ['Recipient', 'Role', 'Categories shared'],
  retention: 'Retention',
  retentionColumns: ['Phase', 'Period', 'Begins with'],
  attention: 'The balancing test for this activity is due for review on 30 November 2026.',
  controller: 'For the controller',
  officer: 'Data protection officer',
  activities: [
    {
      name: 'Customer relationship management',
      department: 'Sales',
      people: ['Customers', 'Contact persons of corporate customers', 'Prospective customers'],
      categories: ['Identification data', 'Contact details', 'Contract and order history', 'Correspondence'],
      purposes: [
        ['Performance of sales contracts', 'Art. 6(1)(b) GDPR', 'Orders, deliveries, invoices and warranty.'],
        [
          'Care of existing business relationships',
          'Art. 6(1)(f) GDPR',
          'Legitimate interest in lasting customer relations; assessment LIA-004.',
        ],
      ],
      recipients: [
        ['Kontora CRM B.V., Utrecht', 'Processor', 'All categories held in the customer relationship system'],
        ['Parcel carriers', 'Controller', 'Name, delivery address, telephone number'],
      ],
      retention: [
        ['Active use', '3 years', 'Last contact with the customer'],
        ['Archive (commercial law)', '10 years', 'End of the financial year of the invoice'],
      ],
      measures: [
        'Access by role',
        'Multi-factor authentication',
        'Encryption in transit and at rest',
        'Daily backup',
      ],
      transfers: null,
    },
    {
      name: 'Newsletter and e-mail marketing',
      department: 'Marketing',
      people: ['Subscribers', 'Customers'],
      categories: ['E-mail address', 'Name', 'Opening and click behaviour'],
      purposes: [
        [
          'Sending the newsletter',
          'Art. 6(1)(a) GDPR',
          'Consent by double opt-in, recorded with time and wording.',
        ],
        ['Measuring reach', 'Art. 6(1)(a) GDPR', 'Pseudonymous evaluation; consent is asked separately.'],
      ],
      recipients: [['Briefpost Mailing SAS, Lyon', 'Processor', 'E-mail address, name, click behaviour']],
      retention: [
        ['Until withdrawal', 'without delay', 'Withdrawal of consent'],
        ['Evidence of consent', '3 years', 'Withdrawal of consent'],
      ],
      measures: ['Double opt-in', 'Separate suppression list', 'Yearly access review'],
      transfers:
        'United States: standard contractual clauses, Art. 46(2)(c) GDPR; transfer impact assessment TIA-002.',
    },
    {
      name: 'Recruitment',
      department: 'Human resources',
      people: ['Applicants'],
      categories: ['Application documents', 'Interview notes', 'Qualifications'],
      purposes: [
        [
          'Selection of applicants',
          'Art. 6(1)(b) GDPR',
          'Steps prior to entering into an employment contract.',
        ],
      ],
      recipients: [['Talentboard s.r.o., Brno', 'Processor', 'Application documents']],
      retention: [['Active use', '6 months', 'Rejection of the application']],
      measures: ['Access limited to human resources and the hiring manager'],
      transfers: null,
    },
  ],
}
