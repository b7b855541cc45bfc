import { propertyTable } from './property-table.ts'

/** Default properties of HubSpot tickets: what somebody asked the customer service. */
export const ticketProperties = propertyTable(`
subject | Ticket name | string | communicationContent
content | Ticket description | string | communicationContent
hs_ticket_category | Category | enumeration | -
hs_ticket_priority | Priority | enumeration | -
hs_ticket_id | Ticket ID | number | technicalRecord
hs_pipeline | Pipeline | enumeration | technicalRecord
hs_pipeline_stage | Ticket status | enumeration | technicalRecord
hs_resolution | Resolution | enumeration | -
source_type | Source | enumeration | -
source_ref | Reference to source-specific object | string | -
created_by | Created by | number | technicalRecord
createdate | Create date | datetime | technicalRecord
closed_date | Close date | datetime | -
time_to_close | Time to close | number | -
first_agent_reply_date | First agent email response date | datetime | usageBehaviour
last_reply_date | Last customer reply date | datetime | usageBehaviour
hs_last_message_received_at | Last message received date | datetime | usageBehaviour
hs_lastmodifieddate | Last modified date | datetime | technicalRecord
hs_object_id | Record ID | number | technicalRecord | id
hs_conversations_originating_message_id | Originating message id | string | technicalRecord
hs_feedback_last_ces_follow_up | Last CES survey comment | string | communicationContent
hs_feedback_last_ces_rating | Last CES survey rating | enumeration | communicationContent
hs_num_associated_companies | Number of Associated Companies | number | -
hubspot_owner_id | Ticket owner | enumeration | technicalRecord
hubspot_team_id | HubSpot team | enumeration | technicalRecord
hs_user_ids_of_all_owners | User IDs of all owners | enumeration | technicalRecord
hs_file_upload | File upload | string | freeText
hs_all_conversation_mentions | All conversation mentions | enumeration | communicationContent
`)
