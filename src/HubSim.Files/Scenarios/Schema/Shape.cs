using System.Reflection;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Schema;

/// <summary>What the value of a key looks like in a file.</summary>
internal abstract record Shape;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed record BooleanShape : Shape;

/// <summary>A whole number.</summary>
/// <param name="IsLong">True for 64 bits, false for 32.</param>
internal sealed record WholeShape(bool IsLong) : Shape;

/// <summary>A number.</summary>
internal sealed record RealShape : Shape;

/// <summary>A text.</summary>
internal sealed record TextShape : Shape;

/// <summary>A calendar day.</summary>
internal sealed record DateShape : Shape;

/// <summary>One of a few words.</summary>
/// <param name="Words">The words, and the values of the enumeration that they stand for.</param>
internal sealed record WordShape(IReadOnlyList<KeyValuePair<string, object>> Words) : Shape;

/// <summary>A number or a distribution, with unit and provenance.</summary>
/// <param name="IsChance">True for a <see cref="Chance"/>, false for a <see cref="Quantity"/>.</param>
internal sealed record UncertainShape(bool IsChance) : Shape;

/// <summary>Any value, kept as it is written; what it may be is decided by what it is put into.</summary>
internal sealed record SettingShape : Shape;

/// <summary>Paths of a scenario, each with the value to put there.</summary>
internal sealed record ChangesShape : Shape;

/// <summary>Items in order.</summary>
/// <param name="Item">Shape of each.</param>
/// <param name="Type">Type of each.</param>
internal sealed record ListShape(Shape Item, Type Type) : Shape;

/// <summary>Entries with names of the author's choosing.</summary>
/// <param name="Item">Shape of each.</param>
/// <param name="Type">Type of each.</param>
internal sealed record NamedShape(Shape Item, Type Type) : Shape;

/// <summary>Keys that belong together.</summary>
/// <param name="Type">The record.</param>
/// <param name="Keys">Its keys, in the order of the record.</param>
internal sealed record SectionShape(Type Type, IReadOnlyList<Key> Keys) : Shape
{
    public Key? Find(string name) => Keys.FirstOrDefault(key => key.Name == name);
}

/// <summary>One key of a section.</summary>
/// <param name="Name">As it is written in a file.</param>
/// <param name="Property">The property that takes the value.</param>
/// <param name="Input">Description, unit and range.</param>
/// <param name="Shape">What the value looks like.</param>
/// <param name="IsSwitch">True for a section with <c>enabled</c>.</param>
/// <param name="IsOptional">True when the key may be left out.</param>
/// <param name="IsNullable">True when the value may be <c>null</c>.</param>
internal sealed record Key(
    string Name, PropertyInfo Property, InputAttribute Input, Shape Shape, bool IsSwitch, bool IsOptional, bool IsNullable);
