using System.Reflection;
using HubSim.Files.Experiments;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Schema;

/// <summary>
/// Reads the shape of a scenario from the records of the model, once per type. A record that cannot be described (an
/// unknown type, an optional key that cannot be left empty, a section inside itself) is a mistake in the program.
/// </summary>
internal static class ShapeReader
{
    /// <summary>The shape of a root record; made once, for reflection is slow beside a small file.</summary>
    public static SectionShape Of<T>() => Cache<T>.Shape;

    public static SectionShape Of(Type type) => Section(type, []);

    private static SectionShape Section(Type type, IReadOnlyList<Type> around)
    {
        if (around.Contains(type))
        {
            throw new InvalidOperationException($"{type.Name} contains itself.");
        }

        var nullability = new NullabilityInfoContext();
        var keys = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.IsDefined(typeof(InputAttribute)))
            .OrderBy(property => Generations(property.DeclaringType!))
            .Select(property => KeyOf(property, nullability, [.. around, type]));
        return new SectionShape(type, [.. keys]);
    }

    /// <summary>Keys that a record inherits come before its own.</summary>
    private static int Generations(Type type) => type.BaseType is { } parent ? 1 + Generations(parent) : 0;

    private static Key KeyOf(PropertyInfo property, NullabilityInfoContext nullability, IReadOnlyList<Type> around)
    {
        var isNullable = nullability.Create(property).ReadState == NullabilityState.Nullable;
        var isSwitch = property.IsDefined(typeof(SwitchAttribute));
        var isOptional = property.IsDefined(typeof(OptionalAttribute));
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var shape = ShapeOf(type, around);
        var isCollection = shape is ListShape or NamedShape;
        if (property.SetMethod is null
            || (isSwitch && (!isNullable || shape is not SectionShape section || section.Find("enabled") is not null))
            || (isOptional && !isNullable && !isCollection))
        {
            throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} cannot be read: it needs "
                + "init; a switch must be a nullable section; an optional key must be nullable or a collection.");
        }

        var input = property.GetCustomAttribute<InputAttribute>()!;
        return new Key(SnakeCase.From(property.Name), property, input, shape, isSwitch, isOptional, isNullable);
    }

    private static Shape ShapeOf(Type type, IReadOnlyList<Type> around) => type switch
    {
        _ when type == typeof(bool) => new BooleanShape(),
        _ when type == typeof(int) => new WholeShape(IsLong: false),
        _ when type == typeof(long) => new WholeShape(IsLong: true),
        _ when type == typeof(double) => new RealShape(),
        _ when type == typeof(string) => new TextShape(),
        _ when type == typeof(DateOnly) => new DateShape(),
        _ when type == typeof(Quantity) => new UncertainShape(IsChance: false),
        _ when type == typeof(Chance) => new UncertainShape(IsChance: true),
        _ when type == typeof(Setting) => new SettingShape(),
        _ when type == typeof(Changes) => new ChangesShape(),
        { IsEnum: true } => new WordShape(
            [.. Enum.GetNames(type).Select(name => KeyValuePair.Create(SnakeCase.From(name), Enum.Parse(type, name)))]),
        _ when ItemOf(type, typeof(IReadOnlyList<>)) is { } item => new ListShape(ShapeOf(item, around), item),
        _ when ItemOf(type, typeof(Named<>)) is { } item => new NamedShape(ShapeOf(item, around), item),
        { IsClass: true } when type.GetConstructor(Type.EmptyTypes) is not null => Section(type, around),
        _ => throw new InvalidOperationException($"A scenario cannot hold a {type}."),
    };

    private static Type? ItemOf(Type type, Type generic) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == generic ? type.GetGenericArguments()[0] : null;

    private static class Cache<T>
    {
        public static SectionShape Shape { get; } = Section(typeof(T), []);
    }
}
