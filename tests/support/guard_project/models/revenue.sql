select customer_id, sum(amount) as revenue
from {{ ref('sales') }}
group by customer_id
