using System.Runtime.CompilerServices;
using System.Text;

namespace HubSim.Report.Pages;

/// <summary>
/// Markup that is safe to show: only literals of the program can be markup, all that is put into them is escaped. Nobody can
/// forget it, for there is no other way to make one.
/// </summary>
/// <param name="Markup">The markup.</param>
internal readonly record struct Html(string Markup)
{
    /// <summary>Nothing.</summary>
    public static readonly Html Empty = new("");

    /// <summary>Markup with values put in: <c>Html.Of($"&lt;p&gt;{text}&lt;/p&gt;")</c>.</summary>
    public static Html Of(Builder builder) => new(builder.Finish());

    /// <summary>One after the other.</summary>
    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.Markup)));

    /// <summary>The markup.</summary>
    public override string ToString() => Markup;

    /// <summary>Escapes what stands between the literals.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Builder
    {
        private readonly StringBuilder text;

        /// <summary>Begins.</summary>
        public Builder(int literalLength, int formattedCount) => text = new StringBuilder(literalLength + (formattedCount * 16));

        /// <summary>Markup of the program.</summary>
        public void AppendLiteral(string literal) => text.Append(literal);

        /// <summary>A text, which is escaped.</summary>
        public void AppendFormatted(string? value) => Escape(value ?? "");

        /// <summary>Markup, which is not.</summary>
        public void AppendFormatted(Html value) => text.Append(value.Markup);

        /// <summary>Pieces of markup, one after the other.</summary>
        public void AppendFormatted(IEnumerable<Html> values) => text.AppendJoin("", values.Select(value => value.Markup));

        /// <summary>A whole number.</summary>
        public void AppendFormatted(int value) => text.Append(value.ToString(System.Globalization.CultureInfo.InvariantCulture));

        internal string Finish() => text.ToString();

        /// <summary>Only the signs that mean something in markup are escaped: other scripts stay as they are.</summary>
        private void Escape(string value)
        {
            foreach (var sign in value)
            {
                _ = sign switch
                {
                    '&' => text.Append("&amp;"),
                    '<' => text.Append("&lt;"),
                    '>' => text.Append("&gt;"),
                    '"' => text.Append("&quot;"),
                    '\'' => text.Append("&#39;"),

                    // Not allowed in a page, and not to be seen.
                    < ' ' and not ('\n' or '\t') or '\u007f' => text.Append('\ufffd'),
                    _ => text.Append(sign),
                };
            }
        }
    }
}
