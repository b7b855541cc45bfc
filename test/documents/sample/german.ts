import type { SampleTexts } from './texts.ts'

export const german: SampleTexts = {
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
