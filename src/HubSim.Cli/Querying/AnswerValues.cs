using System.Data.Common;
using System.Reflection;

namespace HubSim.Cli.Querying;

/// <summary>
/// The values of the current row. Of lists the library gives only such as miss nothing, unless it is asked for a list of
/// values that may be missing.
/// </summary>
/// <param name="reader">The answer.</param>
sealed class AnswerValues(DbDataReader reader)
{
    private static readonly MethodInfo Typed = typeof(DbDataReader).GetMethod(nameof(DbDataReader.GetFieldValue))!;

    private readonly MethodInfo?[] lists = [.. Enumerable.Range(0, reader.FieldCount).Select(i => ListOf(reader.GetFieldType(i)))];

    /// <summary>The value of a column; <see cref="DBNull"/> where it is missing.</summary>
    /// <param name="column">Number of the column, from 0.</param>
    public object this[int column] => lists[column] is { } list && !reader.IsDBNull(column)
        ? list.Invoke(reader, BindingFlags.DoNotWrapExceptions, null, [column], null)!
        : reader.GetValue(column);

    private static MethodInfo? ListOf(Type type) => IsList(type) ? Typed.MakeGenericMethod(Missing(type)) : null;

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>);

    private static Type Missing(Type type) => IsList(type)
        ? typeof(List<>).MakeGenericType(Missing(type.GetGenericArguments()[0]))
        : type.IsValueType && Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type;
}
