{#- The successor that was set aside before its rows were merged, or none. -#}
{% macro unmerged_successor(state, options) %}
    {{ return(state.replaced if state and not state.undropped and not options.into and options.mode == 'merge'
        else none) }}
{% endmacro %}
