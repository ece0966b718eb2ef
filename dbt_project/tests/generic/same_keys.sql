{#-
  No row was lost or invented on the way: both sides hold the same keys. `where` picks the rows of the model,
  `from_where` those of the layer before.
-#}
{% test same_keys(model, from, columns, where='true', from_where='true') %}

with

here as (

    select distinct {{ columns | join(', ') }} from {{ model }} where {{ where }}

),

there as (

    select distinct {{ columns | join(', ') }} from {{ from }} where {{ from_where }}

),

lost as (

    select * from there
    except
    select * from here

),

invented as (

    select * from here
    except
    select * from there

)

select 'lost' as what, lost.* from lost
union all
select 'invented' as what, invented.* from invented

{% endtest %}
