import { propertyTable } from '../../support/hubspot/property-table.ts'

/**
 * Fields of people in CiviCRM, Mautic, EspoCRM, Bitrix24, Zendesk, Intercom, Klaviyo and of customers' own making, which
 * no rule was written for. They measure and are never tuned to: a rule made for one of them moves it to the known fields.
 */
export const heldOutFields = propertyTable(`
prefix_id | Individual Prefix | select | identification
formal_title | Formal Title | text | identification
household_name | Household Name | text | familyCircumstances
legal_identifier | Legal Identifier | text | nationalIdentifier | id
deceased_date | Deceased Date | date | birthDetails
is_deceased | Deceased | bool | birthDetails
employer_id | Current Employer | select | professionalLife
do_not_trade | Do Not Trade | bool | marketingPreferences
do_not_mail | Do Not Mail | bool | marketingPreferences
is_opt_out | No Bulk Emails (User Opt Out) | bool | marketingPreferences
preferred_mail_format | Preferred Mail Format | select | marketingPreferences
preferred_communication_method | Preferred Communication Method | select | marketingPreferences
addressee_display | Addressee | text | identification
postal_greeting_custom | Postal Greeting Custom | text | identification
supplemental_address_1 | Supplemental Address 1 | text | contactDetails
geo_code_1 | Latitude | float | location
image_URL | Image Url | text | imageOrSound
contact_source | Source of Contact Data | text | usageBehaviour
attribution_date | Attribution Date | date | usageBehaviour
preferred_locale | Preferred Locale | locale | identification
date_identified | Date Identified | datetime | usageBehaviour
last_active | Date Last Active | datetime | usageBehaviour
foursquare | Foursquare | text | socialMedia | id
instagram | Instagram | text | socialMedia | id
companyaddress1 | Company Address 1 | text | contactDetails
firstName | Vorname | varchar | identification
emailAddressIsOptedOut | E-Mail abbestellt | bool | marketingPreferences
phoneNumberIsInvalid | Telefonnummer ungültig | bool | usageBehaviour
accountIsInactive | Konto inaktiv | bool | technicalRecord
acceptanceStatusMeetings | Annahmestatus Meetings | select | usageBehaviour
portalUser | Portalbenutzer | link | technicalRecord
targetLists | Ziellisten | link | marketingPreferences
HONORIFIC | Anrede | crm_status | identification
SECOND_NAME | Zweiter Vorname | string | identification
TYPE_ID | Kontakttyp | crm_status | profileOrScore
SOURCE_DESCRIPTION | Quelle: weitere Angaben | string | usageBehaviour
HAS_PHONE | Telefon vorhanden | boolean | -
ASSIGNED_BY_ID | Verantwortlich | user | technicalRecord
ORIGINATOR_ID | Externe Quelle | string | technicalRecord
FACE_ID | Gesichts-ID | integer | identification | biometricData
UTM_MEDIUM | UTM Medium | string | usageBehaviour
last_login_at | Last login | date | usageBehaviour
shared_phone_number | Shared phone number | boolean | -
iana_time_zone | Time zone | text | location
two_factor_auth_enabled | Two-factor authentication | boolean | -
signature | Signature | text | freeText
suspended | Suspended | boolean | technicalRecord
browser_language | Browser language | text | usageBehaviour
signed_up_at | Signed up | date | usageBehaviour
has_hard_bounced | Has hard bounced | boolean | usageBehaviour
marked_email_as_spam | Marked email as spam | boolean | usageBehaviour
android_device | Android device | text | usageBehaviour
ios_last_seen_at | iOS last seen | date | usageBehaviour
unsubscribed_from_emails | Unsubscribed from emails | boolean | marketingPreferences
predictive_clv | Predicted customer lifetime value | number | purchaseHistory
expected_date_of_next_order | Expected date of next order | date | purchaseHistory
sms_consent_timestamp | SMS consent timestamp | datetime | consentEvidence
numero_adherent | Numéro d'adhérent | text | identification | id
date_cotisation | Date de cotisation | date | contractDetails
profession_conjoint | Profession du conjoint | text | familyCircumstances
permis_b | Permis B | bool | identityDocument
regime_alimentaire | Régime alimentaire | choice | healthDetails | healthData
personne_a_prevenir | Personne à prévenir en cas d'urgence | text | familyCircumstances
reconnaissance_th | Reconnaissance de la qualité de travailleur handicapé | bool | healthDetails | healthData
canal_prefere | Canal préféré | choice | marketingPreferences
csp_conjoint | CSP | choice | professionalLife
don_total | Total des dons | number | purchaseHistory
date_dernier_don | Date du dernier don | date | purchaseHistory
recu_fiscal | Numéro de reçu fiscal | text | purchaseHistory | id
branche_kunde | Branche | choice | professionalLife
versicherungssumme | Versicherungssumme | number | contractDetails
pflegebeduerftig | Pflegebedürftig | bool | healthDetails | healthData
haustier | Haustier | choice | -
wunschtermin | Wunschtermin | date | -
geworben_durch | Geworben durch | text | usageBehaviour
einwilligung_telefon | Einwilligung Telefon | bool | consentEvidence
letzte_spende_am | Letzte Spende am | date | purchaseHistory
bankleitzahl | BLZ | text | bankAccount | id
kleidergroesse | Kleidergröße | choice | -
schulklasse | Klasse | text | education
impfausweis_geprueft | Impfausweis geprüft | bool | healthDetails | healthData
profesion | Profesión | text | professionalLife
nivel_ingresos | Nivel de ingresos | choice | financialDetails
acepta_publicidad | Acepta publicidad | bool | marketingPreferences
grado_discapacidad | Grado de discapacidad | number | healthDetails | healthData
seguro_medico | Seguro médico privado | choice | contractDetails
titolo_di_studio | Titolo di studio | choice | education
consenso_marketing | Consenso marketing | bool | consentEvidence
iscrizione_sindacato | Iscrizione sindacato | bool | beliefsOrOpinions | tradeUnionMembership
nucleo_familiare | Nucleo familiare | number | familyCircumstances
data_ultimo_ordine | Data ultimo ordine | date | purchaseHistory
opleidingsniveau | Opleidingsniveau | choice | education
burgerlijke_staat | Burgerlijke staat | choice | familyCircumstances
gezondheidsklachten | Gezondheidsklachten | text | healthDetails | healthData
geloofsovertuiging | Geloofsovertuiging | choice | beliefsOrOpinions | religiousOrPhilosophicalBeliefs
toestemming_foto | Toestemming foto | bool | consentEvidence
stan_cywilny | Stan cywilny | choice | familyCircumstances
zgoda_na_newsletter | Zgoda na newsletter | bool | consentEvidence
niepelnosprawnosc | Niepełnosprawność | bool | healthDetails | healthData
numer_konta | Numer konta | text | bankAccount | id
escolaridade | Escolaridade | choice | education
renda_mensal | Renda mensal | number | financialDetails
orientacao_religiosa | Orientação religiosa | choice | beliefsOrOpinions | religiousOrPhilosophicalBeliefs
t_shirt_size | T-shirt size | choice | -
session_track | Session track | choice | -
booth_number | Booth number | text | -
hotel_room_type | Room type | choice | -
arrival_flight | Arrival flight | text | location
emergency_contact_name | Emergency contact name | text | familyCircumstances
visa_letter_needed | Visa invitation letter needed | bool | -
parking_needed | Parking needed | bool | -
carbon_offset | Carbon offset | bool | -
health_insurance_plan | Health insurance plan | choice | contractDetails
golf_handicap | Golf handicap | number | -
race_result_2024 | Race result 2024 | text | -
european_union_member | Company in the European Union | bool | -
account_health | Account health | choice | profileOrScore
political_region_code | Political region code | text | -
`)
