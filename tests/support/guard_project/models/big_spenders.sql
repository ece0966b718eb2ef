select customer_id from {{ ref('revenue') }} where revenue > 100
