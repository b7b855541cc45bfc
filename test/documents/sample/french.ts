import type { SampleTexts } from './texts.ts'

export const french: SampleTexts = {
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
