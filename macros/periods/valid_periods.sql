{#- A data test of a snapshot, or of a table with meta.periods: for each key at most one current row, no overlap, no row
    that ends before it begins, and each row key once. It returns the keys with a fault; see period_faults_sql(). -#}
{% test valid_periods(model) %} {{ holdfast.period_faults_of(model) }} {% endtest %}
