import type { Language } from '#shared/kernel/message.ts'

/** The wording of the sample register, as a feature would take it from its locales and its records. */
export interface SampleTexts {
  readonly title: string
  readonly subtitle: string
  readonly overview: string
  readonly introduction: readonly [string, string, string]
  readonly columns: Readonly<
    Record<'activity' | 'department' | 'purposes' | 'people' | 'volume' | 'reviewedOn', string>
  >
  readonly fields: Readonly<
    Record<
      'reference' | 'owner' | 'people' | 'categories' | 'start' | 'approvedAt' | 'measures' | 'transfers',
      string
    >
  >
  readonly purposes: string
  readonly purposeColumns: readonly [string, string, string]
  readonly recipients: string
  readonly recipientColumns: readonly [string, string, string]
  readonly retention: string
  readonly retentionColumns: readonly [string, string, string]
  readonly attention: string
  readonly controller: string
  readonly officer: string
  readonly activities: readonly SampleActivity[]
}

export interface SampleActivity {
  readonly name: string
  readonly department: string
  readonly people: readonly string[]
  readonly categories: readonly string[]
  readonly purposes: readonly (readonly [string, string, string])[]
  readonly recipients: readonly (readonly [string, string, string])[]
  readonly retention: readonly (readonly [string, string, string])[]
  readonly measures: readonly string[]
  readonly transfers: string | null
}

const en: SampleTexts = {
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

const fr: SampleTexts = {
  title: 'Registre des activités de traitement',
  subtitle:
    'Registre du responsable du traitement au titre de l’article 30, paragraphe 1, du règlement (UE) 2016/679',
  overview: 'Vue d’ensemble',
  introduction: [
    'Le présent registre recense toutes les activités de traitement dont Nordlicht Handels GmbH détermine les finalités et les moyens, comme l’exige l’',
    'art. 30, § 1, du RGPD',
    '. Chaque fiche indique les finalités et leur base juridique, les personnes et les données concernées, les destinataires et les délais d’effacement.',
  ],
  columns: {
    activity: 'Activité de traitement',
    department: 'Service',
    purposes: 'Finalités',
    people: 'Personnes concernées',
    volume: 'Nombre approximatif',
    reviewedOn: 'Dernier examen',
  },
  fields: {
    reference: 'Référence',
    owner: 'Service responsable',
    people: 'Catégories de personnes concernées',
    categories: 'Catégories de données à caractère personnel',
    start: 'Mise en œuvre depuis le',
    approvedAt: 'Approuvée le',
    measures: 'Mesures techniques et organisationnelles',
    transfers: 'Transferts vers des pays tiers',
  },
  purposes: 'Finalités et bases juridiques',
  purposeColumns: ['Finalité', 'Base juridique', 'Explication'],
  recipients: 'Destinataires',
  recipientColumns: ['Destinataire', 'Rôle', 'Catégories communiquées'],
  retention: 'Durée de conservation',
  retentionColumns: ['Phase', 'Durée', 'Point de départ'],
  attention: 'La mise en balance des intérêts pour cette activité doit être réexaminée le 30 novembre 2026.',
  controller: 'Pour le responsable du traitement',
  officer: 'Délégué à la protection des données',
  activities: [
    {
      name: 'Gestion de la relation client',
      department: 'Ventes',
      people: ['Clients', 'Interlocuteurs des entreprises clientes', 'Prospects'],
      categories: [
        'Données d’identification',
        'Coordonnées',
        'Historique des contrats et commandes',
        'Correspondance',
      ],
      purposes: [
        [
          'Exécution des contrats de vente',
          'Art. 6, § 1, point b), RGPD',
          'Commandes, livraisons, factures et garantie.',
        ],
        [
          'Suivi des relations commerciales existantes',
          'Art. 6, § 1, point f), RGPD',
          'Intérêt légitime à des relations durables avec la clientèle ; évaluation LIA-004.',
        ],
      ],
      recipients: [
        ['Kontora CRM B.V., Utrecht', 'Sous-traitant', 'Toutes les catégories du système de relation client'],
        ['Transporteurs', 'Responsable du traitement', 'Nom, adresse de livraison, numéro de téléphone'],
      ],
      retention: [
        ['Base active', '3 ans', 'Dernier contact avec le client'],
        ['Archivage (droit commercial)', '10 ans', 'Clôture de l’exercice de la facture'],
      ],
      measures: [
        'Accès selon les fonctions',
        'Authentification multifacteur',
        'Chiffrement en transit et au repos',
        'Sauvegarde quotidienne',
      ],
      transfers: null,
    },
    {
      name: 'Lettre d’information et prospection par courrier électronique',
      department: 'Marketing',
      people: ['Abonnés', 'Clients'],
      categories: ['Adresse électronique', 'Nom', 'Ouvertures et clics'],
      purposes: [
        [
          'Envoi de la lettre d’information',
          'Art. 6, § 1, point a), RGPD',
          'Consentement par double confirmation, horodaté, avec son libellé.',
        ],
        [
          'Mesure d’audience',
          'Art. 6, § 1, point a), RGPD',
          'Évaluation pseudonymisée ; consentement distinct.',
        ],
      ],
      recipients: [['Briefpost Mailing SAS, Lyon', 'Sous-traitant', 'Adresse électronique, nom, clics']],
      retention: [
        ['Jusqu’au retrait', 'sans délai', 'Retrait du consentement'],
        ['Preuve du consentement', '3 ans', 'Retrait du consentement'],
      ],
      measures: ['Double confirmation', 'Liste d’opposition séparée', 'Revue annuelle des accès'],
      transfers:
        'États-Unis : clauses types de protection des données, art. 46, § 2, point c), RGPD ; analyse d’impact TIA-002.',
    },
    {
      name: 'Recrutement',
      department: 'Ressources humaines',
      people: ['Candidats'],
      categories: ['Dossiers de candidature', 'Notes d’entretien', 'Qualifications'],
      purposes: [
        [
          'Sélection des candidats',
          'Art. 6, § 1, point b), RGPD',
          'Mesures précontractuelles en vue d’un contrat de travail.',
        ],
      ],
      recipients: [['Talentboard s.r.o., Brno', 'Sous-traitant', 'Dossiers de candidature']],
      retention: [['Base active', '6 mois', 'Rejet de la candidature']],
      measures: ['Accès limité aux ressources humaines et au responsable du recrutement'],
      transfers: null,
    },
  ],
}

const de: SampleTexts = {
  title: 'Verzeichnis von Verarbeitungstätigkeiten',
  subtitle: 'Verzeichnis des Verantwortlichen nach Artikel 30 Absatz 1 der Verordnung (EU) 2016/679',
  overview: 'Überblick',
  introduction: [
    'Dieses Verzeichnis führt alle Verarbeitungstätigkeiten auf, über deren Zwecke und Mittel die Nordlicht Handels GmbH entscheidet, wie es ',
    'Art. 30 Abs. 1 DSGVO',
    ' verlangt. Jeder Eintrag nennt die Zwecke mit ihrer Rechtsgrundlage, die betroffenen Personen und Daten, die Empfänger und die Löschfristen.',
  ],
  columns: {
    activity: 'Verarbeitungstätigkeit',
    department: 'Abteilung',
    purposes: 'Zwecke',
    people: 'Betroffene Personen',
    volume: 'Anzahl, etwa',
    reviewedOn: 'Letzte Überprüfung',
  },
  fields: {
    reference: 'Aktenzeichen',
    owner: 'Verantwortliche Abteilung',
    people: 'Kategorien betroffener Personen',
    categories: 'Kategorien personenbezogener Daten',
    start: 'In Betrieb seit',
    approvedAt: 'Freigegeben',
    measures: 'Technische und organisatorische Maßnahmen',
    transfers: 'Übermittlungen in Drittländer',
  },
  purposes: 'Zwecke und Rechtsgrundlagen',
  purposeColumns: ['Zweck', 'Rechtsgrundlage', 'Erläuterung'],
  recipients: 'Empfänger',
  recipientColumns: ['Empfänger', 'Rolle', 'Übermittelte Kategorien'],
  retention: 'Speicherdauer',
  retentionColumns: ['Phase', 'Frist', 'Fristbeginn'],
  attention:
    'Die Interessenabwägung zu dieser Verarbeitungstätigkeit ist am 30. November 2026 zu überprüfen.',
  controller: 'Für den Verantwortlichen',
  officer: 'Datenschutzbeauftragter',
  activities: [
    {
      name: 'Kundenbeziehungsmanagement',
      department: 'Vertrieb',
      people: ['Kunden', 'Ansprechpartner von Geschäftskunden', 'Interessenten'],
      categories: ['Identifikationsdaten', 'Kontaktdaten', 'Vertrags- und Bestellhistorie', 'Schriftverkehr'],
      purposes: [
        [
          'Erfüllung von Kaufverträgen',
          'Art. 6 Abs. 1 Buchst. b DSGVO',
          'Bestellungen, Lieferungen, Rechnungen und Gewährleistung.',
        ],
        [
          'Pflege bestehender Geschäftsbeziehungen',
          'Art. 6 Abs. 1 Buchst. f DSGVO',
          'Berechtigtes Interesse an dauerhaften Kundenbeziehungen; Interessenabwägung LIA-004.',
        ],
      ],
      recipients: [
        ['Kontora CRM B.V., Utrecht', 'Auftragsverarbeiter', 'Alle Kategorien des Kundenverwaltungssystems'],
        ['Paketdienste', 'Verantwortlicher', 'Name, Lieferanschrift, Telefonnummer'],
      ],
      retention: [
        ['Aktive Nutzung', '3 Jahre', 'Letzter Kontakt mit dem Kunden'],
        ['Archiv (Handelsrecht)', '10 Jahre', 'Ende des Geschäftsjahres der Rechnung'],
      ],
      measures: [
        'Zugriff nach Rollen',
        'Mehrfaktor-Authentifizierung',
        'Verschlüsselung bei Übertragung und Speicherung',
        'Tägliche Sicherung',
      ],
      transfers: null,
    },
    {
      name: 'Newsletter und E-Mail-Werbung',
      department: 'Marketing',
      people: ['Abonnenten', 'Kunden'],
      categories: ['E-Mail-Adresse', 'Name', 'Öffnungs- und Klickverhalten'],
      purposes: [
        [
          'Versand des Newsletters',
          'Art. 6 Abs. 1 Buchst. a DSGVO',
          'Einwilligung im Double-Opt-in-Verfahren, mit Zeitpunkt und Wortlaut erfasst.',
        ],
        [
          'Reichweitenmessung',
          'Art. 6 Abs. 1 Buchst. a DSGVO',
          'Pseudonyme Auswertung; gesonderte Einwilligung.',
        ],
      ],
      recipients: [
        ['Briefpost Mailing SAS, Lyon', 'Auftragsverarbeiter', 'E-Mail-Adresse, Name, Klickverhalten'],
      ],
      retention: [
        ['Bis zum Widerruf', 'unverzüglich', 'Widerruf der Einwilligung'],
        ['Nachweis der Einwilligung', '3 Jahre', 'Widerruf der Einwilligung'],
      ],
      measures: ['Double-Opt-in', 'Getrennte Sperrliste', 'Jährliche Überprüfung der Zugriffsrechte'],
      transfers:
        'Vereinigte Staaten: Standarddatenschutzklauseln, Art. 46 Abs. 2 Buchst. c DSGVO; Übermittlungsfolgenabschätzung TIA-002.',
    },
    {
      name: 'Bewerbermanagement',
      department: 'Personal',
      people: ['Bewerber'],
      categories: ['Bewerbungsunterlagen', 'Gesprächsnotizen', 'Qualifikationen'],
      purposes: [
        [
          'Auswahl von Bewerbern',
          'Art. 6 Abs. 1 Buchst. b DSGVO',
          'Vorvertragliche Maßnahmen für einen Arbeitsvertrag.',
        ],
      ],
      recipients: [['Talentboard s.r.o., Brno', 'Auftragsverarbeiter', 'Bewerbungsunterlagen']],
      retention: [['Aktive Nutzung', '6 Monate', 'Absage an den Bewerber']],
      measures: ['Zugriff nur für die Personalabteilung und die einstellende Führungskraft'],
      transfers: null,
    },
  ],
}

export const sampleTexts: Readonly<Record<Language, SampleTexts>> = { en, fr, de }
