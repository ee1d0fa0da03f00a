using System.Text;
using CsCheck;
using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Callbacks;

namespace FlashdutyConsole.Tests.WeCom.Callbacks;

public sealed class WeComCallbackEnvelopeTests
{
    [Theory]
    [InlineData("<xml><ToUserName><![CDATA[ww1]]></ToUserName><AgentID><![CDATA[7]]></AgentID><Encrypt><![CDATA[abc+/=]]></Encrypt></xml>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml>\n <Encrypt> abc+/= </Encrypt><New><A>1</A></New><!-- c --><AgentID>7</AgentID>\n <ToUserName> <![CDATA[ww1]]></ToUserName></xml>\n")]
    [InlineData("\ufeff<xml><Encrypt>abc+/=</Encrypt><AgentID>7</AgentID><ToUserName>&#119;w1</ToUserName></xml>")]
    public void Read_AnyOrderAndSpacing_GivesTheParts(string xml)
    {
        var envelope = WeComCallbackEnvelope.Read(Encoding.UTF8.GetBytes(xml));

        Assert.Equal(new WeComCallbackEnvelope("ww1", "7", "abc+/="), envelope);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<xml>")]
    [InlineData("<xml></xml>")]
    [InlineData("<xml><Encrypt></Encrypt></xml>")]
    [InlineData("<html><Encrypt>a</Encrypt></html>")]
    [InlineData("<xml><a><Encrypt>a</Encrypt></a></xml>")]
    [InlineData("<!DOCTYPE xml><xml><Encrypt>a</Encrypt></xml>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><xml><Encrypt>&e;</Encrypt></xml>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]><xml><Encrypt>&b;</Encrypt></xml>")]
    [InlineData("<xml><Encrypt>&unknown;</Encrypt></xml>")]
    [InlineData("<?xml version='1.0' encoding='no-such'?><xml><Encrypt>a</Encrypt></xml>")]
    public void Read_NotAnEnvelope_IsNull(string xml) => Assert.Null(WeComCallbackEnvelope.Read(Encoding.UTF8.GetBytes(xml)));

    [Fact]
    public void Read_TooLarge_IsNull()
    {
        var xml = "<xml><Encrypt>" + new string('a', WeComLimits.CallbackBodyBytes) + "</Encrypt></xml>";

        Assert.Null(WeComCallbackEnvelope.Read(Encoding.UTF8.GetBytes(xml)));
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    [InlineData(10_000, false)]
    public void Read_Nesting_IsBounded(int depth, bool readable)
    {
        var nested = string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth > 8 ? 0 : depth));
        var xml = $"<xml><Encrypt>a</Encrypt>{nested}</xml>";

        var before = GC.GetAllocatedBytesForCurrentThread();
        var envelope = WeComCallbackEnvelope.Read(Encoding.UTF8.GetBytes(xml));

        Assert.Equal(readable, envelope is not null);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Read_ManyElements_IsNull() =>
        Assert.Null(WeComCallbackEnvelope.Read(Encoding.UTF8.GetBytes(
            "<xml><Encrypt>a</Encrypt>" + string.Concat(Enumerable.Repeat("<a/>", 2000)) + "</xml>")));

    [Fact]
    public void Read_AnyBytes_NeverThrows() =>
        Gen.Select(Gen.Byte.Array[0, 60], Gen.Int[0, 2]).Sample((bytes, where) =>
        {
            WeComCallbackEnvelope.Read(bytes);
            var valid = "<xml><ToUserName><![CDATA[ww1]]></ToUserName><Encrypt>abc</Encrypt></xml>"u8.ToArray();
            var at = where * (valid.Length - bytes.Length) / 2;
            if (at >= 0 && bytes.Length <= valid.Length)
            {
                bytes.CopyTo(valid, at);
            }

            WeComCallbackEnvelope.Read(valid);
            WeComEvent.Parse(valid);
        });
}
