import { propertyTable } from './property-table.ts'

/** Default properties of HubSpot deals: what a person or an organisation buys. */
export const dealProperties = propertyTable(`
dealname | Deal Name | string | purchaseHistory
amount | Amount | number | purchaseHistory
amount_in_home_currency | Amount in company currency | number | purchaseHistory
deal_currency_code | Currency | enumeration | -
closedate | Close Date | datetime | purchaseHistory
createdate | Create Date | datetime | technicalRecord
dealstage | Deal Stage | enumeration | purchaseHistory
dealtype | Deal Type | enumeration | purchaseHistory
pipeline | Pipeline | enumeration | technicalRecord
description | Deal Description | string | freeText
closed_lost_reason | Closed Lost Reason | string | freeText
closed_won_reason | Closed Won Reason | string | freeText
days_to_close | Days to close | number | purchaseHistory
hs_acv | Annual contract value | number | contractDetails
hs_tcv | Total contract value | number | contractDetails
hs_arr | Annual recurring revenue | number | purchaseHistory
hs_mrr | Monthly recurring revenue | number | purchaseHistory
hs_closed_amount | Closed Deal Amount | number | purchaseHistory
hs_is_closed_won | Is Closed Won | bool | purchaseHistory
hs_deal_stage_probability | Deal Stage Probability | number | profileOrScore
hs_forecast_amount | Forecast amount | number | purchaseHistory
hs_priority | Priority | enumeration | -
hs_next_step | Next step | string | freeText
hs_campaign | HubSpot Campaign | string | usageBehaviour
hs_analytics_source | Original Source Type | enumeration | usageBehaviour
hubspot_owner_id | Deal owner | enumeration | technicalRecord
hubspot_team_id | HubSpot Team | enumeration | technicalRecord
hs_created_by_user_id | Created by user ID | number | technicalRecord
hs_lastmodifieddate | Last Modified Date | datetime | technicalRecord
hs_object_id | Record ID | number | technicalRecord | id
hs_latest_meeting_activity | Latest meeting activity | datetime | usageBehaviour
notes_last_contacted | Last Contacted | datetime | usageBehaviour
num_associated_contacts | Number of Associated Contacts | number | -
hs_line_item_global_term_hs_recurring_billing_period | Recurring billing period | string | contractDetails
`)
