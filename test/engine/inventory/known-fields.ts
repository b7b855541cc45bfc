import { propertyTable } from '../../support/hubspot/property-table.ts'

/** Fields of other systems and of customers' own tables, in the languages of the rules; columns as for HubSpot's. */
export const knownFields = propertyTable(`
contactid | Contact | uniqueidentifier | technicalRecord | id
fullname | Full Name | string | identification
middlename | Middle Name | string | identification
nickname | Nickname | string | identification
emailaddress1 | Email | string | contactDetails | id
emailaddress2 | Email Address 2 | string | contactDetails | id
donotbulkemail | Do not allow Bulk Emails | bool | marketingPreferences
donotbulkpostalmail | Do not allow Bulk Mails | bool | marketingPreferences
donotphone | Do not allow Phone Calls | bool | marketingPreferences
donotsendmm | Send Marketing Materials | bool | marketingPreferences
msdyn_gdproptout | GDPR Optout | bool | marketingPreferences
preferredcontactmethodcode | Preferred Method of Contact | picklist | marketingPreferences
accountrolecode | Role | picklist | professionalLife
employeeid | Employee | string | identification | id
numberofchildren | No. of Children | integer | familyCircumstances
childrensnames | Children's Names | string | familyCircumstances
familystatuscode | Marital Status | picklist | familyCircumstances
spousesname | Spouse/Partner Name | string | familyCircumstances
anniversary | Anniversary | date | familyCircumstances
gendercode | Gender | picklist | identification
educationcode | Education | picklist | education
governmentid | Government | string | nationalIdentifier | id
creditlimit | Credit Limit | money | financialDetails
creditonhold | Credit Hold | bool | creditAssessment
annualincome | Annual Income | money | financialDetails
telephone1 | Business Phone | string | contactDetails | id
address1_line1 | Address 1: Street 1 | string | contactDetails
address1_stateorprovince | Address 1: State/Province | string | contactDetails
pager | Pager | string | contactDetails | id
entityimage | Entity Image | string | imageOrSound
lastusedincampaign | Last Date Included in Campaign | datetime | usageBehaviour
leadqualitycode | Rating | picklist | profileOrScore
preferredappointmentdaycode | Preferred Day | picklist | marketingPreferences
msdyn_isminor | Is Minor | bool | birthDetails
msdyn_isminorwithparentalconsent | Is Minor with Parental Consent | bool | consentEvidence
exchangerate | Exchange Rate | decimal | -
shippingmethodcode | Shipping Method | picklist | -
timezoneruleversionnumber | Time Zone Rule Version Number | integer | technicalRecord
modifiedon | Modified On | datetime | technicalRecord
merged | Merged | bool | technicalRecord
AssistantName | Assistant's Name | string | identification
AssistantPhone | Asst. Phone | phone | contactDetails | id
HasOptedOutOfEmail | Email Opt Out | boolean | marketingPreferences
HasOptedOutOfFax | Fax Opt Out | boolean | marketingPreferences
DoNotCall | Do Not Call | boolean | marketingPreferences
EmailBouncedReason | Email Bounced Reason | string | usageBehaviour
EmailBouncedDate | Email Bounced Date | datetime | usageBehaviour
LastCURequestDate | Last Stay-in-Touch Request Date | datetime | usageBehaviour
LeadSource | Lead Source | picklist | usageBehaviour
MailingLatitude | Mailing Latitude | double | location
OtherCity | Other City | string | contactDetails
ReportsToId | Reports To ID | reference | professionalLife
IndividualId | Individual ID | reference | technicalRecord
PhotoUrl | Photo URL | url | imageOrSound
CanAllowPortalSelfReg | Allow Customer Portal Self-Registration | boolean | -
FirstRespondedDate | First Responded Date | date | usageBehaviour
Practicing_Specialty__c | Practicing Specialty | picklist | professionalLife
Year_of_Graduation__c | Year of Graduation | double | education
Whatsapp_Opt_in__c | Whatsapp Opt in | boolean | marketingPreferences
Total_Calls__c | Total Calls | double | usageBehaviour
Why_This_Course__c | Why this course | textarea | communicationContent | missed
NPI_vod__c | NPI | string | professionalLife | id missed
private_email | Private Email | char | contactDetails | id
emergency_phone | Emergency Phone | char | contactDetails | id
bank_account_id | Bank Account | many2one | bankAccount | id
identification_id | Identification No | char | identityDocument | id
permit_no | Work Permit No | char | identityDocument | id
visa_expire | Visa Expire Date | date | identityDocument
marital | Marital Status | selection | familyCircumstances
study_field | Field of Study | char | education
certificate | Certificate Level | selection | education
ssnid | SSN No | char | nationalIdentifier | id
religion | | selection | beliefsOrOpinions | religiousOrPhilosophicalBeliefs
iqama_national_id | Iqama Number | char | nationalIdentifier | id
km_home_work | Home-Work Distance | integer | professionalLife
departure_reason | Departure Reason | selection | professionalLife
total_salary | Total Salary | float | financialDetails
guest_nick | Quick Name | char | identification
cin | | varchar | identityDocument | id
prenoms | | varchar | identification
tel_fix | | varchar | contactDetails | id
genre | | varchar | identification
statut | | varchar | -
biographie | | longtext | freeText
pseudo | | varchar | identification | id
mot_de_passe | | varchar | onlineIdentifier
code_postal | | char | contactDetails
numero_appartement | | varchar | contactDetails
est_eleve | | boolean | education
date_embauche | | varchar | professionalLife
date_mise_jour | | datetime | technicalRecord
points | | integer | profileOrScore
stundenlohn | | numeric | financialDetails
wochenarbeitszeit | | numeric | professionalLife
einstellungsdatum | | date | professionalLife
haus_nr | | varchar | contactDetails
strasse | | varchar | contactDetails
kundenNr | | integer | identification | id
personalNr | | integer | identification | id
VersicherungsNr | | integer | nationalIdentifier | id
Rentenart | | varchar | financialDetails
Vertragsstatus | | varchar | contractDetails
Vertragstyp | | varchar | contractDetails
telefon_mobil | | varchar | contactDetails | id
austrittsgrund | | text | contractDetails
kennzeichen | | varchar | identification | id
nationalitaet | | varchar | identification
biografie | | text | freeText
Telefonnummer | | varchar | contactDetails | id
MitgliederID | | integer | identification | id
lizenznummer | | varchar | identityDocument | id
Versorgungspunkte | | float | financialDetails | missed
ap_paterno | | varchar | identification
ap_materno | | varchar | identification
apellido1 | | varchar | identification
rut | | varchar | nationalIdentifier | id
genero | | char | identification
cargo | | varchar | professionalLife
per_alergias | | text | healthDetails | healthData
per_tipo_sangre | | varchar | healthDetails | healthData
per_peso | | float | healthDetails | healthData missed
per_estatura | | float | healthDetails | healthData missed
per_imagen | | text | imageOrSound
per_nacionalidad | | varchar | identification
per_num_doc_id | | numeric | identityDocument | id
per_nombre_usuario | | varchar | identification | id
contrasena | | varchar | onlineIdentifier
estado_eclesial_id | | varchar | beliefsOrOpinions | religiousOrPhilosophicalBeliefs
foto_perfil | | varchar | imageOrSound
numero_identificacion | | varchar | identityDocument | id
direccion | | text | contactDetails
creado_en | | date | technicalRecord
correo | | varchar | contactDetails | id
cognome | | varchar | identification
luogo_nascita | | varchar | birthDetails
luogo_residenza | | varchar | contactDetails
via_residenza | | varchar | contactDetails
codice_fiscale | | varchar | nationalIdentifier | id
data_registrazione | | datetime | usageBehaviour
ultimo_accesso | | datetime | usageBehaviour
citta | | varchar | contactDetails
straatnaam | | varchar | contactDetails
geslacht | | varchar | identification
lidnummer | | varchar | identification | id
BSN | | integer | nationalIdentifier | id
RRN | | varchar | nationalIdentifier | id
Onderwerp | | varchar | communicationContent
geboorteDatum | | datetime | birthDetails
wachtwoord | | varchar | onlineIdentifier
schadevrij | | integer | -
imie | | varchar | identification
PESEL | | decimal | nationalIdentifier | id
data_zatrudnienia | | date | professionalLife
wynagrodzenie | | integer | financialDetails
zarobki | | integer | financialDetails
nr_telefonu | | decimal | contactDetails | id
stanowisko | | varchar | professionalLife
dzial | | varchar | professionalLife
plec | | varchar | identification
haslo | | varchar | onlineIdentifier
Kraj_pochodzenia | | varchar | birthDetails
Zdjęcie | | varchar | imageOrSound
Koniec_ubezpieczenia | | date | contractDetails
nome_social | | varchar | identification
cpf | | varchar | nationalIdentifier | id
rg | | varchar | identityDocument | id
celular | | varchar | contactDetails | id
bairro | | varchar | contactDetails
senha_hash | | char | onlineIdentifier
data_cadastro | | datetime | usageBehaviour
salario | | numeric | financialDetails
essex_branch | Essex branch | bool | -
party_size | Party size | number | -
third_party_reference | Third party reference | string | -
race_category | Race category (5k, 10k) | enumeration | -
union_street_store | Store Union Street | bool | -
data_health_check | Data health check | enumeration | -
page_orientation | Page orientation | enumeration | -
sextant_model | Sextant model | string | -
faithful_customer | Faithful customer | bool | profileOrScore
treatment_group | A/B treatment group | enumeration | -
conditioner_type | Conditioner | string | -
wheelchair_access_required | | bool | healthDetails | healthData
gluten_free_meal | Gluten-free meal | bool | healthDetails | healthData
covid_vaccine_date | | date | healthDetails | healthData
sick_days_2025 | Sick days 2025 | number | healthDetails | healthData
krankengeld_bezug | Bezug von Krankengeld | bool | healthDetails | healthData
grad_der_behinderung | GdB | number | healthDetails | healthData
kirchensteuersatz | Kirchensteuersatz | number | beliefsOrOpinions | religiousOrPhilosophicalBeliefs
church_name | Church | string | beliefsOrOpinions | religiousOrPhilosophicalBeliefs
syndicat_adherent | Adhérent d'un syndicat | bool | beliefsOrOpinions | tradeUnionMembership
political_donations | Political donations | number | beliefsOrOpinions | politicalOpinions
casier_judiciaire_fourni | Casier judiciaire fourni | bool | criminalOffences | criminal
criminal_background_checked | Criminal background checked | bool | criminalOffences | criminal
fingerprint_enrolled | Fingerprint enrolled | bool | identification | biometricData
situation_handicap | En situation de handicap | bool | healthDetails | healthData
orientamento_sessuale | | string | identification | sexLifeOrOrientation
ethnische_zugehoerigkeit | | string | identification | racialOrEthnicOrigin
total_spent | | decimal | purchaseHistory
orders_count | | integer | purchaseHistory
marketing_opt_in_level | | string | marketingPreferences
multipass_identifier | | string | onlineIdentifier | id
email_marketing_consent_state | | string | consentEvidence
email_marketing_consent_updated_at | | timestamp | consentEvidence
sms_marketing_consent | | string | consentEvidence
note | | string | freeText
last_order_id | | integer | purchaseHistory
default_address | | string | contactDetails
tags | | string | profileOrScore
last_order_at | | datetime | purchaseHistory
created_at_source | | datetime | technicalRecord
accepts_marketing_updated_at | | datetime | marketingPreferences
billing_locality | | string | contactDetails
billing_zipcode | | string | contactDetails
first_interaction | | string | usageBehaviour
currency | | string | -
customer_type | | string | profileOrScore
phone_home | Home | varchar | contactDetails | id
phone_fax | Fax | varchar | contactDetails
email_opt_out | Email Opt Out | bool | marketingPreferences
invalid_email | Invalid Email | bool | usageBehaviour
primary_address_street | | varchar | contactDetails
alt_address_postalcode | | varchar | contactDetails
alt_address_state | | varchar | contactDetails
account_name | Account Name | varchar | professionalLife
campaign_id | Campaign | id | usageBehaviour
team_id | Team | id | technicalRecord
date_entered | Date Created | datetime | technicalRecord
date_modified | Date Modified | datetime | technicalRecord
sms_opt_in | SMS Opt In | bool | marketingPreferences
assistant | Assistant | varchar | identification
assigned_user_id | Assigned to | id | technicalRecord
portal_user_type | Portal User Type | varchar | technicalRecord | missed
joomla_account_id | Joomla Account | varchar | technicalRecord
nomA | | varchar2 | identification
prenomA | | varchar2 | identification
adresseA | | varchar2 | contactDetails
telA | | number | contactDetails | id
codeMatricule | | varchar | identification | id
num_Adh | | varchar | identification | id
residence | | varchar | contactDetails
DateInscription | | date | usageBehaviour
AbonnementActif | | boolean | contractDetails
date_abonnement | | date | contractDetails
type_abonnement | | enum | contractDetails
monthly_fee | | decimal | contractDetails
type_paiement | | text | purchaseHistory
motPass | | varchar | onlineIdentifier
no_adherent | | serial | identification | id
Versichertenstatus | | varchar | contractDetails
Hausarzt | | varchar | healthDetails | healthData
Pflegegrad | | int | healthDetails | healthData
SVNummer | | char | nationalIdentifier | id
GebDatum | | date | birthDetails
Titel | | nvarchar | identification
Fachrichtung | | nvarchar | professionalLife
spezialisierung | | varchar | professionalLife
passwort_hash | | varchar | onlineIdentifier
registrierungsdatum | | datetime | usageBehaviour
patienten_id | | int | identification | id
diagnose_id | | integer | healthDetails | healthData
behandlungsdatum | | date | healthDetails | healthData
gewicht | | float | healthDetails | healthData
bloeddruk | | float | healthDetails | healthData
hartslagrust | | float | healthDetails | healthData
behandelplanid | | int | healthDetails | healthData
tussenvoegsel | | text | identification
verzekeringsnummer | | int | contractDetails | id
aandoeningen | | varchar | healthDetails | healthData
vervaldatum_lidkaart | | date | contractDetails
gsm | | nchar | contactDetails | id
passwoord | | nvarchar | onlineIdentifier
gbdatum | | date | birthDetails
maandsal | | number | financialDetails
functie | | varchar | professionalLife
datum_aangemaakt | | datetime | technicalRecord
is_actief | | tinyint | technicalRecord
datum_gewijzigd | | datetime | technicalRecord
klantcode | | int | identification | id
wens_allergie_id | | bigint | healthDetails | healthData
omschrijving | | text | freeText
dataZatrudnienia | | date | professionalLife
DataZwolnienia | | date | professionalLife
pensja | | numeric | financialDetails
premia | | numeric | financialDetails
placa | | numeric | financialDetails
jezyk | | varchar | identification
Wiek | | integer | birthDetails
specjalizacja | | varchar | professionalLife
imie_nazwisko | | varchar | identification
klient_id | | int | identification | id
nome_paciente | | varchar | identification
data_nasci_paciente | | date | birthDetails
cpf_paciente | | char | nationalIdentifier | id
genero_paciente | | enum | identification
endereco_paciente | | varchar | contactDetails
telefone_paciente | | char | contactDetails | id
historico_consultas | | varchar | healthDetails | healthData
especialidade | | varchar | professionalLife
numero_carteira_sus | | varchar | nationalIdentifier | id
dt_nascimento | | date | birthDetails
imc | | real | healthDetails | healthData
creatinina | | real | healthDetails | healthData
diabetes_previo | | integer | healthDetails | healthData
tipo_dieta | | text | healthDetails | healthData
fatores_risco | | text | healthDetails | healthData
gestante | | boolean | healthDetails | healthData
fone_contato | | varchar | contactDetails | id
dt_nasc | | date | birthDetails
FechaNacimiento | | date | birthDetails
NumeroSeguroSocial | | varchar | nationalIdentifier | id
FechaRegistro | | datetime | usageBehaviour
Contrasenia | | varchar | onlineIdentifier
Apellidos | | varchar | identification
Nombres | | varchar | identification
DNI | | varchar | nationalIdentifier | id
metodo_pago | | enum | purchaseHistory
Actualizado | | datetime | technicalRecord
cf | | char | nationalIdentifier | id
sesso | | char | identification
data_assunzione | | date | professionalLife
punti_fedelta | | int | profileOrScore
mezzo_trasporto | | varchar | -
nominativo_ricevente | | varchar | identification
anni_esperienza | | int | professionalLife
curriculum | | varchar | professionalLife
filiale | | varchar | professionalLife
CittaDip | | varchar | contactDetails
CodFiscale | | char | nationalIdentifier | id
civico | | varchar | contactDetails
cell | | varchar | contactDetails | id
targa | | varchar | identification | id
num_telaio | | varchar | identification | id
commento_cliente | | varchar | communicationContent
data_licenziamento | | date | professionalLife
LicenseNumber | | varchar | identityDocument | id
Diagnosis | | text | healthDetails | healthData
AdmitReason | | varchar | healthDetails | healthData
`)
