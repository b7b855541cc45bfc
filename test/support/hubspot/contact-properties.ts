import { propertyTable } from './property-table.ts'

/**
 * Default properties of HubSpot contacts, then a few that customers make.
 * Columns: name, label, type, expected data category (`-`: none), then marks: `id` identifier, `sensitive`,
 * `highly` sensitive, a special category, `criminal`, `custom` (not made by HubSpot).
 */
export const contactProperties = propertyTable(`
firstname | First Name | string | identification
lastname | Last Name | string | identification
salutation | Salutation | string | identification
email | Email | string | contactDetails | id
work_email | Work email | string | contactDetails | id
hs_additional_emails | Additional email addresses | enumeration | contactDetails | id
hs_conversations_visitor_email | Conversations visitor email | string | contactDetails | id
hs_email_domain | Email Domain | string | contactDetails
phone | Phone Number | string | contactDetails | id
mobilephone | Mobile Phone Number | string | contactDetails | id
hs_whatsapp_phone_number | WhatsApp Phone Number | string | contactDetails | id
fax | Fax Number | string | contactDetails
hs_calculated_phone_number | Calculated Phone Number in International Format | string | contactDetails | id
hs_calculated_mobile_number | Calculated Mobile Number in International Format | string | contactDetails | id
hs_searchable_calculated_phone_number | Calculated Phone Number without country code | phone_number | contactDetails | id
hs_searchable_calculated_international_mobile_number | Calculated Mobile Number with country code | phone_number | contactDetails | id
address | Street Address | string | contactDetails
city | City | string | contactDetails
state | State/Region | string | contactDetails
zip | Postal Code | string | contactDetails
country | Country/Region | string | contactDetails
hs_country_region_code | Country/Region Code | string | contactDetails
website | Website URL | string | contactDetails
date_of_birth | Date of birth | string | birthDetails
gender | Gender | string | identification
marital_status | Marital Status | string | familyCircumstances
relationship_status | Relationship Status | string | familyCircumstances
military_status | Military status | string | professionalLife
jobtitle | Job Title | string | professionalLife
job_function | Job function | string | professionalLife
seniority | Seniority | string | professionalLife
hs_role | Employment Role | enumeration | professionalLife
hs_seniority | Employment Seniority | enumeration | professionalLife
hs_sub_role | Employment Sub Role | enumeration | professionalLife
company | Company Name | string | professionalLife
company_size | Company size | string | professionalLife
industry | Industry | string | professionalLife
numemployees | Number of Employees | enumeration | professionalLife
annualrevenue | Annual Revenue | string | financialDetails
hs_buying_role | Buying Role | enumeration | professionalLife
school | School | string | education
degree | Degree | string | education
field_of_study | Field of study | string | education
graduation_date | Graduation date | string | education
hs_language | Preferred language | enumeration | identification
hs_timezone | Time Zone | enumeration | location
ip_city | IP City | string | location
ip_country | IP Country | string | location
ip_country_code | IP Country Code | string | location
ip_state | IP State/Region | string | location
ip_state_code | IP State Code/Region Code | string | location
ip_zipcode | IP Zipcode | string | location
ip_latlon | IP Latitude & Longitude | string | location
hs_ip_timezone | IP Timezone | string | location
hs_latitude | Latitude | number | location
hs_longitude | Longitude | number | location
photo | Photo | string | imageOrSound
hs_avatar_filemanager_key | Avatar FileManager key | string | imageOrSound
twitterprofilephoto | Twitter Profile Photo | string | imageOrSound
twitterhandle | Twitter Username | string | socialMedia | id
twitterbio | Twitter Bio | string | socialMedia
linkedinbio | LinkedIn Bio | string | socialMedia
hs_linkedin_url | LinkedIn URL | string | socialMedia | id
hs_linkedinid | Linkedin ID | string | socialMedia | id
hs_facebookid | Facebook ID | string | socialMedia | id
hs_twitterid | Twitter ID | string | socialMedia | id
hs_googleplusid | googleplus ID | string | socialMedia | id
followercount | Follower Count | number | socialMedia
linkedinconnections | LinkedIn Connections | number | socialMedia
kloutscoregeneral | Klout Score | number | profileOrScore
hs_facebook_click_id | Facebook click id | string | onlineIdentifier | id
hs_google_click_id | Google ad click id | string | onlineIdentifier | id
hs_mobile_sdk_push_tokens | Mobile Sdk Push Tokens | string | onlineIdentifier | id
hs_facebook_ad_clicked | Clicked Facebook ad | bool | usageBehaviour
hs_linkedin_ad_clicked | Clicked LinkedIn Ad | enumeration | usageBehaviour
message | Message | string | communicationContent
hs_content_membership_notes | Membership Notes | string | freeText
hs_feedback_last_nps_follow_up | Last NPS survey comment | string | communicationContent
hs_feedback_last_nps_rating | Last NPS survey rating | enumeration | communicationContent
hs_feedback_last_csat_survey_follow_up | Last CSAT survey comment | string | communicationContent
hs_feedback_last_survey_date | Last NPS survey date | datetime | usageBehaviour
hs_feedback_show_nps_web_survey | Should be shown an NPS web survey | bool | usageBehaviour
hs_email_optout | Unsubscribed from all email | bool | marketingPreferences
hs_email_optout_6871816 | Opted out of email: Marketing Information | enumeration | marketingPreferences
hs_email_optout_8363428 | Opted out of email: One to One | enumeration | marketingPreferences
hs_emailconfirmationstatus | Marketing email confirmation status | enumeration | marketingPreferences
hs_marketable_status | Marketing contact status | enumeration | marketingPreferences
hs_marketable_until_renewal | Marketing contact until next update | enumeration | marketingPreferences
hs_marketable_reason_id | Marketing contact status source name | string | marketingPreferences
hs_marketable_reason_type | Marketing contact status source type | enumeration | marketingPreferences
hs_email_is_ineligible | Is globally ineligible | bool | marketingPreferences
preferred_contact_method | Preferred Contact Method | enumeration | marketingPreferences | custom
ip__shopify__accepts_marketing | Accepts marketing | enumeration | marketingPreferences
hs_legal_basis | Legal basis for processing contact's data | enumeration | consentEvidence
hs_data_privacy_ads_consent | Ads Consent from Forms | bool | consentEvidence
hs_email_bad_address | Invalid email address | bool | usageBehaviour
hs_email_quarantined | Email Address Quarantined | bool | usageBehaviour
hs_email_quarantined_reason | Email address internal quarantine reason | enumeration | usageBehaviour
hs_email_hard_bounce_reason | Email hard bounce reason | string | usageBehaviour
hs_email_hard_bounce_reason_enum | Email hard bounce reason | enumeration | usageBehaviour
hs_email_bounce | Marketing emails bounced | number | usageBehaviour
hs_email_click | Marketing emails clicked | number | usageBehaviour
hs_email_delivered | Marketing emails delivered | number | usageBehaviour
hs_email_open | Marketing emails opened | number | usageBehaviour
hs_email_replied | Marketing emails replied | number | usageBehaviour
hs_email_first_click_date | First marketing email click date | datetime | usageBehaviour
hs_email_first_open_date | First marketing email open date | datetime | usageBehaviour
hs_email_first_reply_date | First marketing email reply date | datetime | usageBehaviour
hs_email_first_send_date | First marketing email send date | datetime | usageBehaviour
hs_email_last_click_date | Last marketing email click date | datetime | usageBehaviour
hs_email_last_email_name | Last marketing email name | string | usageBehaviour
hs_email_last_open_date | Last marketing email open date | datetime | usageBehaviour
hs_email_last_reply_date | Last marketing email reply date | datetime | usageBehaviour
hs_email_last_send_date | Last marketing email send date | datetime | usageBehaviour
hs_email_recipient_fatigue_recovery_time | Email Address Recipient Fatigue Next Available Sending Time | datetime | usageBehaviour
hs_email_sends_since_last_engagement | Sends Since Last Engagement | number | usageBehaviour
hs_sales_email_last_clicked | Recent Sales Email Clicked Date | datetime | usageBehaviour
hs_sales_email_last_opened | Recent Sales Email Opened Date | datetime | usageBehaviour
hs_sales_email_last_replied | Recent Sales Email Replied Date | datetime | usageBehaviour
hs_analytics_average_page_views | Average Pageviews | number | usageBehaviour
hs_analytics_first_referrer | First Referring Site | string | usageBehaviour
hs_analytics_first_timestamp | Time First Seen | datetime | usageBehaviour
hs_analytics_first_touch_converting_campaign | First Touch Converting Campaign | string | usageBehaviour
hs_analytics_first_url | First Page Seen | string | usageBehaviour
hs_analytics_first_visit_timestamp | Time of First Session | datetime | usageBehaviour
hs_analytics_last_referrer | Last Referring Site | string | usageBehaviour
hs_analytics_last_timestamp | Time Last Seen | datetime | usageBehaviour
hs_analytics_last_touch_converting_campaign | Last Touch Converting Campaign | string | usageBehaviour
hs_analytics_last_url | Last Page Seen | string | usageBehaviour
hs_analytics_last_visit_timestamp | Time of Last Session | datetime | usageBehaviour
hs_analytics_num_event_completions | Number of event completions | number | usageBehaviour
hs_analytics_num_page_views | Number of Pageviews | number | usageBehaviour
hs_analytics_num_visits | Number of Sessions | number | usageBehaviour
hs_analytics_revenue | Event Revenue | number | usageBehaviour
hs_analytics_source | Original Traffic Source | enumeration | usageBehaviour
hs_analytics_source_data_1 | Original Traffic Source Drill-Down 1 | string | usageBehaviour
hs_analytics_source_data_2 | Original Traffic Source Drill-Down 2 | string | usageBehaviour
hs_latest_source | Latest Traffic Source | enumeration | usageBehaviour
hs_latest_source_timestamp | Latest Traffic Source Date | datetime | usageBehaviour
first_conversion_date | First Conversion Date | datetime | usageBehaviour
first_conversion_event_name | First Conversion | string | usageBehaviour
recent_conversion_date | Recent Conversion Date | datetime | usageBehaviour
recent_conversion_event_name | Recent Conversion | string | usageBehaviour
num_conversion_events | Number of Form Submissions | number | usageBehaviour
num_unique_conversion_events | Number of Unique Forms Submitted | number | usageBehaviour
hs_calculated_form_submissions | All form submissions for a contact | enumeration | usageBehaviour
hs_social_facebook_clicks | Facebook Clicks | number | usageBehaviour
hs_social_google_plus_clicks | Google Plus Clicks | number | usageBehaviour
hs_social_last_engagement | Most Recent Social Click | datetime | usageBehaviour
hs_social_linkedin_clicks | LinkedIn Clicks | number | usageBehaviour
hs_social_num_broadcast_clicks | Broadcast Clicks | number | usageBehaviour
hs_social_twitter_clicks | Twitter Clicks | number | usageBehaviour
hs_document_last_revisited | Recent Document Revisit Date | datetime | usageBehaviour
engagements_last_meeting_booked | Date of last meeting booked in meetings tool | datetime | usageBehaviour
engagements_last_meeting_booked_campaign | Campaign of last booking in meetings tool | string | usageBehaviour
engagements_last_meeting_booked_medium | Medium of last booking in meetings tool | string | usageBehaviour
engagements_last_meeting_booked_source | Source of last booking in meetings tool | string | usageBehaviour
hs_latest_meeting_activity | Latest meeting activity | datetime | usageBehaviour
hs_last_sales_activity_timestamp | Last Engagement Date | datetime | usageBehaviour
hs_sa_first_engagement_date | Date of first engagement | datetime | usageBehaviour
hs_sa_first_engagement_object_type | Type of first engagement | enumeration | usageBehaviour
hs_time_to_first_engagement | Lead response time | number | usageBehaviour
notes_last_contacted | Last Contacted | datetime | usageBehaviour
notes_last_updated | Last Activity Date | datetime | usageBehaviour
notes_next_activity_date | Next Activity Date | datetime | usageBehaviour
num_contacted_notes | Number of times contacted | number | usageBehaviour
num_notes | Number of Sales Activities | number | usageBehaviour
hs_sequences_is_enrolled | Currently in Sequence | bool | usageBehaviour
hs_content_membership_registered_at | Registered At | datetime | usageBehaviour
hs_content_membership_registration_email_sent_at | Time registration email was sent | datetime | usageBehaviour
lifecyclestage | Lifecycle Stage | enumeration | profileOrScore
hs_lead_status | Lead Status | enumeration | profileOrScore
hs_lifecyclestage_customer_date | Became a Customer Date | datetime | profileOrScore
hs_lifecyclestage_lead_date | Became a Lead Date | datetime | profileOrScore
hs_lifecyclestage_marketingqualifiedlead_date | Became a Marketing Qualified Lead Date | datetime | profileOrScore
hs_lifecyclestage_opportunity_date | Became an Opportunity Date | datetime | profileOrScore
hs_lifecyclestage_subscriber_date | Became a Subscriber Date | datetime | profileOrScore
hs_time_to_move_from_lead_to_customer | Time to move from lead to customer | number | profileOrScore
hs_persona | Persona | enumeration | profileOrScore
hubspotscore | HubSpot Score | number | profileOrScore
hs_predictivecontactscore | Predictive Lead Score | number | profileOrScore
hs_predictivecontactscore_v2 | Likelihood to close | number | profileOrScore
hs_predictivecontactscorebucket | Lead Rating | enumeration | profileOrScore
hs_predictivescoringtier | Contact priority | enumeration | profileOrScore
num_associated_deals | Number of Associated Deals | number | purchaseHistory
first_deal_created_date | First Deal Created Date | datetime | purchaseHistory
recent_deal_amount | Recent Deal Amount | number | purchaseHistory
recent_deal_close_date | Recent Deal Close Date | datetime | purchaseHistory
total_revenue | Total Revenue | number | purchaseHistory
closedate | Close Date | datetime | purchaseHistory
days_to_close | Days To Close | number | purchaseHistory
hs_object_id | Record ID | number | technicalRecord | id
hs_all_contact_vids | All vids for a contact | enumeration | technicalRecord
hs_calculated_merged_vids | Merged vids with timestamps of a contact | enumeration | technicalRecord
hs_merged_object_ids | Merged Contact IDs | enumeration | technicalRecord
associatedcompanyid | Primary Associated Company ID | number | technicalRecord
associatedcompanylastupdated | Associated Company Last Updated | number | technicalRecord
createdate | Create Date | datetime | technicalRecord
lastmodifieddate | Last Modified Date | datetime | technicalRecord
hs_createdate | Object create date/time | datetime | technicalRecord
hs_lastmodifieddate | Object last modified date/time | datetime | technicalRecord
hs_created_by_user_id | Created by user ID | number | technicalRecord
hs_updated_by_user_id | Updated by user ID | number | technicalRecord
hs_user_ids_of_all_owners | User IDs of all owners | enumeration | technicalRecord
hubspot_owner_id | Contact owner | enumeration | technicalRecord
hubspot_owner_assigneddate | Owner assigned date | datetime | technicalRecord
hubspot_team_id | HubSpot Team | enumeration | technicalRecord
hs_all_owner_ids | All owner IDs | enumeration | technicalRecord
hs_all_team_ids | All team IDs | enumeration | technicalRecord
hs_all_accessible_team_ids | All teams | enumeration | technicalRecord
hs_object_source | Record creation source | string | technicalRecord
hs_object_source_id | Record creation source ID | string | technicalRecord
hs_object_source_label | Record source | enumeration | technicalRecord
hs_was_imported | Performed in an import | bool | technicalRecord
hs_read_only | Read only object | bool | technicalRecord
hs_pipeline | Pipeline | enumeration | technicalRecord
hs_unique_creation_key | Unique creation key | string | technicalRecord
hs_is_contact | Is a contact | bool | technicalRecord
hs_is_unworked | Contact unworked | bool | technicalRecord
currentlyinworkflow | Currently in workflow | enumeration | technicalRecord
hs_created_by_conversations | Created By Conversations | bool | technicalRecord
hs_testpurge | testpurge | string | -
customer_number | Kundennummer | string | identification | id custom
anrede | Anrede | enumeration | identification | custom
steuer_id | Steuerliche Identifikationsnummer | string | nationalIdentifier | id sensitive custom
iban | IBAN | string | bankAccount | id sensitive custom
dietary_requirements | Dietary requirements and allergies | string | healthDetails | healthData sensitive custom
disability_support | Disability support needed | bool | healthDetails | healthData highly custom
union_member | Member of a trade union | bool | beliefsOrOpinions | tradeUnionMembership highly custom
confession | Konfession | enumeration | beliefsOrOpinions | religiousOrPhilosophicalBeliefs highly custom
criminal_record_check | Criminal record certificate seen | bool | criminalOffences | criminal highly custom
net_income | Monthly net income | number | financialDetails | sensitive custom
newsletter_optin_date | Newsletter: double opt-in confirmed at | datetime | consentEvidence | custom
customer_health_score | Customer health score | number | profileOrScore | custom
favourite_colour | Favourite colour | string | - | custom
`)
