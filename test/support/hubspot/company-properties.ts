import { propertyTable } from './property-table.ts'

/** Default properties of HubSpot companies. What a company is called and earns is no personal data (recital 14). */
export const companyProperties = propertyTable(`
name | Company name | string | -
domain | Company Domain Name | string | -
website | Website URL | string | -
phone | Phone Number | string | -
address | Street Address | string | -
address2 | Street Address 2 | string | -
city | City | string | -
state | State/Region | string | -
zip | Postal Code | string | -
country | Country/Region | string | -
timezone | Time Zone | string | -
industry | Industry | enumeration | -
type | Type | enumeration | -
description | Description | string | -
about_us | About Us | string | -
founded_year | Year Founded | string | -
is_public | Is Public | bool | -
numberofemployees | Number of Employees | number | -
annualrevenue | Annual Revenue | number | -
total_money_raised | Total Money Raised | string | -
web_technologies | Web Technologies | enumeration | -
facebook_company_page | Facebook Company Page | string | -
linkedin_company_page | LinkedIn Company Page | string | -
googleplus_page | Google Plus Page | string | -
twitterhandle | Twitter Handle | string | -
twitterbio | Twitter Bio | string | -
twitterfollowers | Twitter Followers | number | -
facebookfans | Facebook Fans | number | -
linkedinbio | LinkedIn Bio | string | -
owneremail | HubSpot Owner Email | string | contactDetails | id
ownername | HubSpot Owner Name | string | identification
hubspot_owner_id | Company owner | enumeration | technicalRecord
hubspot_team_id | HubSpot Team | enumeration | technicalRecord
hubspot_owner_assigneddate | Owner Assigned Date | datetime | technicalRecord
hs_created_by_user_id | Created by user ID | number | technicalRecord
hs_updated_by_user_id | Updated by user ID | number | technicalRecord
hs_user_ids_of_all_owners | User IDs of all owners | enumeration | technicalRecord
hs_all_owner_ids | All owner IDs | enumeration | technicalRecord
hs_object_id | Record ID | number | -
hs_parent_company_id | Parent Company | number | -
hs_num_child_companies | Number of child companies | number | -
hs_num_contacts_with_buying_roles | Number of contacts with a buying role | number | -
hs_num_decision_makers | Number of decision makers | number | -
hs_num_open_deals | Number of open deals | number | -
hs_is_target_account | Target Account | bool | -
hs_target_account_probability | Target Account Probability | number | -
hs_ideal_customer_profile | Ideal Customer Profile Tier | enumeration | -
lifecyclestage | Lifecycle Stage | enumeration | -
hs_lead_status | Lead Status | enumeration | -
hubspotscore | HubSpot Score | number | -
num_associated_contacts | Number of Associated Contacts | number | -
num_associated_deals | Number of Associated Deals | number | -
recent_deal_amount | Recent Deal Amount | number | -
total_revenue | Total Revenue | number | -
closedate | Close Date | datetime | -
createdate | Create Date | datetime | -
hs_lastmodifieddate | Last Modified Date | datetime | -
hs_analytics_num_page_views | Number of Pageviews | number | -
hs_analytics_source | Original Source Type | enumeration | -
notes_last_contacted | Last Contacted | datetime | -
managing_director | Geschäftsführer | string | identification | custom
contact_person_email | E-Mail Ansprechpartner | string | contactDetails | id custom
`)
