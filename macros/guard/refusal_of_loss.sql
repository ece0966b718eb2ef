{#- Return the sentence that refuses to build on a table that lacks rows, or to begin it anew.

    each   see tables_of_run()
    loss   see loss_before_run() -#}
{% macro refusal_of_loss(each, loss) %}
    {% set table, name = each.table, each.table.name %}
    {% set accept = holdfast.vars_option("accept_loss", [name]) %}
    {% set who = holdfast.readers_text(each) %}
    {% if loss.absent %}
        {{ return("Blocked: protected " ~ table.resource ~ " '" ~ name ~ "' does not exist" ~ who ~ ", and "
            ~ loss.absent.what ~ " remembers it; bring it back: " ~ loss.absent.command ~ ", or run with " ~ accept
            ~ " to begin it anew" ~ (" (its loader: " ~ table.reload ~ ")." if table.reload else ".")) }}
    {% endif %}
    {% if loss.behind %}
        {{ return("Blocked: protected " ~ table.resource ~ " '" ~ name ~ "' is a view now, so its rows lie elsewhere"
            ~ who ~ "; rename or drop the view, then bring the table back: " ~ loss.behind.command ~ ".") }}
    {% endif %}
    {% if loss.files %}
        {{ return("Blocked: protected " ~ table.resource ~ " '" ~ name ~ "' is damaged: " ~ loss.files ~ who
            ~ "; bring it back: " ~ holdfast.operation_command("restore_table", {"table": name, "auto": true})
            ~ ", or see all recovery paths: " ~ holdfast.operation_command("recovery_plan", {"table": name}) ~ ".") }}
    {% endif %}
    {% if loss.uncompared %}
        {{ return("Blocked: protected " ~ table.resource ~ " '" ~ name ~ "' "
            ~ holdfast.uncompared_text(loss.uncompared) ~ who ~ "; see its recovery paths: "
            ~ holdfast.operation_command("recovery_plan", {"table": name}) ~ ", or if it is as it should be, run with "
            ~ accept ~ ".") }}
    {% endif %}
    {{ return("Blocked: protected " ~ table.resource ~ " '" ~ name ~ "' lacks " ~ holdfast.loss_text(loss)
        ~ holdfast.lost_since(loss) ~ who ~ "; see what brings them back: "
        ~ holdfast.operation_command("recovery_plan", {"table": name}) ~ ", or if they went on purpose, run with "
        ~ accept ~ ".") }}
{% endmacro %}

{#- Return ", and 3 selected nodes (a, b, c) would be built from it", or nothing where none reads the table. -#}
{% macro readers_text(each) %}
    {% set names = each.readers %}
    {% if not names %} {{ return("") }} {% endif %}
    {% set listed = names[:3] | join(", ") ~ (", ..." if names | length > 3 else "") %}
    {{ return(", and " ~ names | length ~ (" selected node (" if names | length == 1 else " selected nodes (") ~ listed
        ~ ") would be built from it") }}
{% endmacro %}

{#- Return the sentence that refuses to begin tables of which it is not known whether anything holds them.

    why   a clause and a sentence, see unknown_losses() -#}
{% macro refusal_of_unknown(names, why) %}
    {% set one, listed = names | length == 1, names | join(", ") %}
    {{ return("Blocked: protected " ~ ("table " ~ listed ~ " does" if one else "tables " ~ listed ~ " do")
        ~ " not exist, and whether a backup holds " ~ ("it" if one else "them") ~ " is not known: " ~ why
        ~ " To begin " ~ ("it" if one else "them") ~ " anew anyway, run with "
        ~ holdfast.vars_option("accept_loss", names) ~ ".") }}
{% endmacro %}
